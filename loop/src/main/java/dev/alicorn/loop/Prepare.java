package dev.alicorn.loop;

import java.util.function.Consumer;

/**
 * A handle that is called in each iteration right before the loop waits for I/O.
 *
 * <p>Loop thread only. libuv's page is "uv_prepare_t".
 */
public final class Prepare extends Watcher {
  /** A new one, not started. */
  public Prepare(EventLoop loop) {
    super(loop, loop.prepare);
  }

  /** Starts to call back in start order; does nothing when it runs already. */
  public void start(Consumer<? super Prepare> callback) {
    startWith(callback, this);
  }
}
