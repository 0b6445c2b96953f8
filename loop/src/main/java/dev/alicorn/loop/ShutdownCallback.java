package dev.alicorn.loop;

/** Hears that the writing side was shut; libuv's {@code uv_shutdown_cb}. On the loop thread. */
@FunctionalInterface
public interface ShutdownCallback {
  /** All queued writes are done and the side is shut (0), or a negative errno. */
  void onShutdown(ShutdownRequest request, int status);
}
