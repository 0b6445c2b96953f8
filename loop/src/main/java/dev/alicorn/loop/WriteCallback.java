package dev.alicorn.loop;

/** Hears that a write ended; libuv's {@code uv_write_cb}. Called on the loop thread. */
@FunctionalInterface
public interface WriteCallback {
  /**
   * The write ended: 0 when all bytes went to the kernel, else a negative errno.
   *
   * @param request the request; one that the stream supplied is reused after this returns
   */
  void onWrite(WriteRequest request, int status);
}
