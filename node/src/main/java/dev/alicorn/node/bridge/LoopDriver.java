package dev.alicorn.node.bridge;

import dev.alicorn.loop.EventLoop;

/**
 * Ties the gate to a loop: its timers, its check phase, the end of each batch of callbacks, and the
 * engine's own tasks.
 *
 * <p>Loop thread only.
 */
public final class LoopDriver implements AutoCloseable {
  private final TimerDriver timers;
  private final ImmediateDriver immediates;
  private final EngineTasks engineTasks;

  /** Starts to drive; the loop needs not run yet. */
  public LoopDriver(EventLoop loop, SharedState state, CallbackGate gate, Runnable engineTasks) {
    timers = new TimerDriver(loop, state, gate);
    immediates = new ImmediateDriver(loop, state, gate);
    this.engineTasks = new EngineTasks(loop, gate, engineTasks);
    gate.setAfterSettling(this::sync);
    loop.setBatchHook(gate::settle);
    timers.updateTime();
  }

  private void sync() {
    timers.sync();
    immediates.sync();
    engineTasks.sync();
  }

  /** Reads the clock and shows JavaScript the time. */
  public void updateTime() {
    timers.updateTime();
  }

  @Override
  public void close() {
    timers.close();
    immediates.close();
  }
}
