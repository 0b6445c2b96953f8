package dev.alicorn.loop;

import java.util.function.Consumer;

/**
 * A handle that is called in each iteration right after the loop waited for I/O.
 *
 * <p>Loop thread only. libuv's page is "uv_check_t".
 */
public final class Check extends Watcher {
  /** A new one, not started. */
  public Check(EventLoop loop) {
    super(loop, loop.check);
  }

  /** Starts to call back in start order; does nothing when it runs already. */
  public void start(Consumer<? super Check> callback) {
    startWith(callback, this);
  }
}
