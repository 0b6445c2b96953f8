package dev.alicorn.loop;

/**
 * Hears that a datagram was handed to the system or could not be; libuv's {@code uv_udp_send_cb}.
 * Called on the loop thread.
 */
@FunctionalInterface
public interface SendCallback {
  /**
   * The send ended.
   *
   * @param status 0, or a negative errno; {@code ECANCELED} when the handle was closed
   */
  void onSent(SendRequest request, int status);
}
