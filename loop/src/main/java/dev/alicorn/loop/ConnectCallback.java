package dev.alicorn.loop;

/** Hears how a connect ended; libuv's {@code uv_connect_cb}. Called on the loop thread. */
@FunctionalInterface
public interface ConnectCallback {
  /** Connected (0), or a negative errno. */
  void onConnect(ConnectRequest request, int status);
}
