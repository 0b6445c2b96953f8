package dev.alicorn.loop;

import org.jspecify.annotations.Nullable;

/**
 * Timers one after the other in a ring, linked by fields of their own; each in one ring at most.
 */
final class TimerRing {
  private TimerRing() {}

  /** Puts a timer that is alone at the end of another's ring, which is before the first. */
  static void append(Timer first, Timer timer) {
    Timer last = first.before;
    last.after = timer;
    timer.before = last;
    timer.after = first;
    first.before = timer;
  }

  /** Takes a timer out; returns the one that came after it, or null when it was alone. */
  static @Nullable Timer remove(Timer timer) {
    Timer after = timer.after;
    if (after == timer) {
      return null;
    }
    timer.before.after = after;
    after.before = timer.before;
    timer.before = timer;
    timer.after = timer;
    return after;
  }
}
