package dev.alicorn.loop;

/**
 * The end of a stream's writing side, once its queued writes are done; libuv's {@code
 * uv_shutdown_t}. Loop thread only.
 */
public final class ShutdownRequest extends Request {
  private final Stream stream;
  final ShutdownCallback callback;

  ShutdownRequest(Stream stream, ShutdownCallback callback) {
    this.stream = stream;
    this.callback = callback;
  }

  /** The stream that is shut. */
  public Stream stream() {
    return stream;
  }
}
