package dev.alicorn.loop;

import java.util.function.Consumer;

/**
 * A handle that is called in each iteration and keeps the loop from waiting for I/O.
 *
 * <p>Loop thread only. libuv's page is "uv_idle_t".
 */
public final class Idle extends Watcher {
  /** A new one, not started. */
  public Idle(EventLoop loop) {
    super(loop, loop.idle);
  }

  /** Starts to call back right before the prepare handles; does nothing when it runs already. */
  public void start(Consumer<? super Idle> callback) {
    startWith(callback, this);
  }
}
