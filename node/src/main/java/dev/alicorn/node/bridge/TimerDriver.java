package dev.alicorn.node.bridge;

import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.Timer;

/**
 * One timer of the loop behind all timers of JavaScript: it is due when their nearest list is.
 *
 * <p>Loop thread only. JavaScript publishes the time in shared memory, and {@link #sync} follows.
 */
final class TimerDriver {
  private final EventLoop loop;
  private final SharedState state;
  private final CallbackGate gate;
  private final Timer timer;
  private final long startMillis;
  private double published;

  TimerDriver(EventLoop loop, SharedState state, CallbackGate gate) {
    this.loop = loop;
    this.state = state;
    this.gate = gate;
    this.timer = new Timer(loop);
    this.startMillis = loop.now();
  }

  /** The loop's time since the start, in milliseconds. */
  long now() {
    return loop.now() - startMillis;
  }

  /** Reads the clock and shows JavaScript the time. */
  void updateTime() {
    loop.updateTime();
    state.setNow((double) now());
  }

  /** Starts or stops the timer as JavaScript's lists want it. */
  void sync() {
    double next = state.nextTimer();
    if (next == published) {
      return;
    }
    published = next;
    if (next == 0) {
      timer.stop();
      return;
    }
    long due = (long) Math.abs(next);
    timer.startMillis(fired -> fire(), Math.max(0, due - now()), 0);
    if (next < 0) {
      timer.unref();
    } else {
      timer.ref();
    }
  }

  private void fire() {
    published = Double.NaN;
    state.setNow((double) now());
    // An exception in one timer leaves the others of this turn still to be run.
    while (!gate.isEnded() && !Boolean.TRUE.equals(gate.call("processTimers", (double) now()))) {
      state.setNow((double) now());
    }
  }

  void close() {
    timer.close();
  }
}
