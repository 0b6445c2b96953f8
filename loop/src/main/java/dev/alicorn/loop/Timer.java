package dev.alicorn.loop;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A handle that calls back after a time, once or again and again.
 *
 * <p>Loop thread only. Times count from the loop's present time ({@link EventLoop#nowNanos}), not
 * from the clock; a repeat is re-armed before its callback runs. Timers fire in the order of (due,
 * started). libuv's page is "uv_timer_t".
 */
public final class Timer extends Handle {
  /** Place in the heap; -1 when not there. */
  int heapIndex = -1;

  /**
   * Neighbours in the ring of those due at the same moment, or due in this turn; itself if alone.
   */
  Timer before = this;

  Timer after = this;

  /** Out of the queue, to be called in this turn. */
  boolean taken;

  private long dueNanos;
  private long repeatNanos;
  private @Nullable Consumer<? super Timer> callback;

  /** A new one, not started. */
  public Timer(EventLoop loop) {
    super(loop);
  }

  /**
   * Starts, or starts anew.
   *
   * @param timeoutNanos time to the first call; 0 is the next turn of timers; too large is never
   * @param repeatNanos time between further calls, or 0 for none
   * @throws IllegalArgumentException for negative times
   */
  public void start(Consumer<? super Timer> callback, long timeoutNanos, long repeatNanos) {
    checkUsable();
    if (timeoutNanos < 0 || repeatNanos < 0) {
      throw new IllegalArgumentException("negative time");
    }
    stop();
    this.callback = callback;
    this.repeatNanos = repeatNanos;
    arm(timeoutNanos);
  }

  /** As {@link #start} with milliseconds. */
  public void startMillis(Consumer<? super Timer> callback, long timeoutMillis, long repeatMillis) {
    start(
        callback,
        TimeUnit.MILLISECONDS.toNanos(timeoutMillis),
        TimeUnit.MILLISECONDS.toNanos(repeatMillis));
  }

  private void arm(long timeoutNanos) {
    long due = loop.nowNanos() + timeoutNanos;
    dueNanos = due < 0 ? Long.MAX_VALUE : due;
    loop.timers.add(this, dueNanos);
    activate();
  }

  /** Stops; also one that is due in this turn and was not called yet. Idempotent. */
  public void stop() {
    loop.checkThread();
    if (isActive()) {
      loop.timers.remove(this);
      deactivate();
    } else if (taken) {
      loop.timers.untake(this);
    }
  }

  /**
   * Stops, and starts anew with the repeat time as the timeout; without a repeat time it does
   * nothing.
   *
   * @throws SystemError EINVAL when it was never started
   */
  public void again() {
    checkUsable();
    if (callback == null) {
      throw SystemError.of(Errno.EINVAL, "uv_timer_again");
    }
    rearm();
  }

  private void rearm() {
    if (repeatNanos != 0) {
      stop();
      arm(repeatNanos);
    }
  }

  /** The time between further calls in nanoseconds, 0 for none. */
  public long repeatNanos() {
    return repeatNanos;
  }

  /** Sets the time between further calls; counts from when the timer fires or {@link #again}. */
  public void setRepeatNanos(long nanos) {
    loop.checkThread();
    if (nanos < 0) {
      throw new IllegalArgumentException("negative time");
    }
    repeatNanos = nanos;
  }

  /** Time until it is due, from the loop's present time; 0 when it is due or not active. */
  public long dueInNanos() {
    loop.checkThread();
    return isActive() ? Math.max(0, dueNanos - loop.nowNanos()) : 0;
  }

  /** The timer phase took it out of the queue. */
  void take() {
    deactivate();
  }

  /** The timer phase calls it: re-armed first, so that its callback may stop or change it. */
  void fire() {
    Consumer<? super Timer> present = callback;
    rearm();
    if (present != null) {
      loop.gate.handle(present, this);
    }
  }

  @Override
  boolean release() {
    stop();
    return true;
  }
}
