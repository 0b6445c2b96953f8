package dev.alicorn.loop;

import dev.alicorn.loop.event.Phase;
import org.jspecify.annotations.Nullable;

/**
 * The timer phase: takes all that are due out of the queue before it calls the first, so that a
 * timer started by a callback never fires in the same turn, however short it is.
 */
final class TimerPhase implements LoopPhase {
  private final EventLoop loop;
  private final TimerQueue queue = new TimerQueue();

  /** The first of those that wait for their call in this turn. */
  private @Nullable Timer firstTaken;

  TimerPhase(EventLoop loop) {
    this.loop = loop;
  }

  void add(Timer timer, long dueNanos) {
    queue.add(timer, dueNanos);
  }

  void remove(Timer timer) {
    queue.remove(timer);
  }

  /** When the nearest is due; {@link PollPhase#FOR_EVER} when there is none. */
  long nextDueNanos() {
    return queue.size() == 0 ? PollPhase.FOR_EVER : queue.firstDue();
  }

  @Override
  public Phase phase() {
    return Phase.TIMERS;
  }

  @Override
  public boolean isEmpty() {
    return queue.size() == 0 || queue.firstDue() > loop.nowNanos();
  }

  @Override
  public int depth() {
    return queue.size();
  }

  @Override
  public void run() {
    long now = loop.nowNanos();
    Timer first = queue.first();
    while (first != null && queue.firstDue() <= now) {
      queue.remove(first);
      first.take();
      append(first);
      first = queue.first();
    }
    while (firstTaken != null) {
      Timer timer = firstTaken;
      untake(timer);
      timer.fire();
    }
  }

  private void append(Timer timer) {
    timer.taken = true;
    if (firstTaken == null) {
      firstTaken = timer;
    } else {
      TimerRing.append(firstTaken, timer);
    }
  }

  /** Takes a timer out of those that wait for their call in this turn. */
  void untake(Timer timer) {
    Timer after = TimerRing.remove(timer);
    if (timer == firstTaken) {
      firstTaken = after;
    }
    timer.taken = false;
  }
}
