package dev.alicorn.loop;

import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A handle that other threads wake the loop with; sends that come before the callback ran are one.
 *
 * <p>{@link #send} is for any thread; all else for the loop's. Active from when it is made until it
 * is closed. libuv's page is "uv_async_t".
 */
public final class Async extends Handle {
  private final Consumer<? super Async> callback;
  private final AtomicBoolean sent = new AtomicBoolean();
  private final PostQueue.Post post =
      new PostQueue.Post() {
        @Override
        void deliver() {
          called();
        }
      };

  /** A new one, active. */
  public Async(EventLoop loop, Consumer<? super Async> callback) {
    super(loop);
    this.callback = callback;
    activate();
  }

  /**
   * Has the callback called on the loop thread, at least once after this; that call sees what this
   * thread wrote before. Any thread; never blocks; does nothing once the handle is closed.
   */
  public void send() {
    // Without the fence, the call that this send is one with might not see what came before it.
    VarHandle.fullFence();
    if (!sent.get() && sent.compareAndSet(false, true)) {
      loop.post(post);
    }
  }

  private void called() {
    sent.set(false);
    VarHandle.fullFence(); // a send that found it true wrote before what is read from here on
    if (!isClosing()) {
      loop.gate.handle(callback, this);
    }
  }

  @Override
  boolean release() {
    return true;
  }
}
