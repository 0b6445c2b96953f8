package dev.alicorn.loop;

import org.jspecify.annotations.Nullable;

/**
 * One write on a stream: the ranges that are left, and who hears of the end.
 *
 * <p>Loop thread only. Make one and fill its {@link #data} to write gathered ranges again and again
 * without allocation, or let the stream supply one. libuv's page is "uv_write_t".
 */
public final class WriteRequest extends Request {
  private final IoVector data = new IoVector();
  @Nullable WriteRequest nextInQueue;
  @Nullable WriteCallback callback;
  int status;

  /** Whether it goes back to the loop's pool after its callback. */
  final boolean pooled;

  private @Nullable Stream stream;

  /** A new one, empty. */
  public WriteRequest() {
    this(false);
  }

  WriteRequest(boolean pooled) {
    this.pooled = pooled;
  }

  /**
   * What is written: to be filled before each write, and left alone until its callback, when it is
   * used up.
   */
  public IoVector data() {
    return data;
  }

  /** The stream it is or was written on. */
  public Stream stream() {
    Stream present = stream;
    if (present == null) {
      throw new IllegalStateException("not written yet");
    }
    return present;
  }

  void writtenOn(@Nullable Stream target) {
    stream = target;
  }
}
