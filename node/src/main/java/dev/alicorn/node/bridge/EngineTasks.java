package dev.alicorn.node.bridge;

import dev.alicorn.loop.EventLoop;

/**
 * Lets the engine run what it queued for this thread (finalization callbacks, the ends of garbage
 * collections), now and then while JavaScript runs.
 *
 * <p>Loop thread only.
 */
final class EngineTasks {
  /** Between two visits: each costs a call into the engine. */
  private static final long PERIOD_MILLIS = 10;

  private final EventLoop loop;
  private final CallbackGate gate;
  private final Runnable tasks;
  private long last;

  EngineTasks(EventLoop loop, CallbackGate gate, Runnable tasks) {
    this.loop = loop;
    this.gate = gate;
    this.tasks = tasks;
    this.last = loop.now();
  }

  void sync() {
    long now = loop.now();
    if (now - last >= PERIOD_MILLIS) {
      last = now;
      gate.call(tasks);
    }
  }
}
