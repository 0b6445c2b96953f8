package dev.alicorn.loop;

/** Hears of incoming connections; libuv's {@code uv_connection_cb}. Called on the loop thread. */
@FunctionalInterface
public interface ConnectionCallback {
  /**
   * A connection waits for {@link Stream#accept} (status 0), or accepting failed (negative errno).
   * While one waits, no further is taken.
   */
  void onConnection(Stream server, int status);
}
