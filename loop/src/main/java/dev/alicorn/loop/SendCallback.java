package dev.alicorn.loop;

/** Called when a datagram was handed to the system or could not be. */
@FunctionalInterface
public interface SendCallback {
  /**
   * The send ended.
   *
   * @param status 0, or a negative errno; {@code ECANCELED} when the handle was closed
   */
  void onSent(SendRequest request, int status);
}
