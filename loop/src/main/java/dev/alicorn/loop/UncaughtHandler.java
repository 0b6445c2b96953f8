package dev.alicorn.loop;

/** Decides what a throwing callback does; called on the loop thread. */
@FunctionalInterface
public interface UncaughtHandler {
  /**
   * A callback threw. When this returns, the loop goes on with the next callback; it may call
   * {@link EventLoop#stop}. What it throws ends the iteration's run: the loop stops after the
   * iteration and {@code run} throws it.
   */
  void uncaught(EventLoop loop, Throwable error);
}
