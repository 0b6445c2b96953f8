package dev.alicorn.loop;

import dev.alicorn.loop.event.Phase;
import org.jspecify.annotations.Nullable;

/**
 * The timer phase: takes all that are due out of the heap before it calls the first, so that a
 * timer started by a callback never fires in the same turn, however short it is.
 */
final class TimerPhase implements LoopPhase {
  private final EventLoop loop;
  private final TimerHeap heap = new TimerHeap();
  private long startCount;
  private @Nullable Timer dueHead;
  private @Nullable Timer dueTail;

  TimerPhase(EventLoop loop) {
    this.loop = loop;
  }

  void add(Timer timer, long dueNanos) {
    heap.add(timer, dueNanos, startCount++);
  }

  void remove(Timer timer) {
    heap.remove(timer);
  }

  /** When the nearest is due; {@link PollPhase#FOR_EVER} when there is none. */
  long nextDueNanos() {
    return heap.size() == 0 ? PollPhase.FOR_EVER : heap.firstDue();
  }

  @Override
  public Phase phase() {
    return Phase.TIMERS;
  }

  @Override
  public boolean isEmpty() {
    return heap.size() == 0 || heap.firstDue() > loop.nowNanos();
  }

  @Override
  public int depth() {
    return heap.size();
  }

  @Override
  public void run() {
    long now = loop.nowNanos();
    Timer first = heap.first();
    while (first != null && heap.firstDue() <= now) {
      heap.remove(first);
      first.take();
      append(first);
      first = heap.first();
    }
    while (dueHead != null) {
      Timer timer = dueHead;
      untake(timer);
      timer.fire();
    }
  }

  private void append(Timer timer) {
    timer.taken = true;
    timer.dueBefore = dueTail;
    if (dueTail == null) {
      dueHead = timer;
    } else {
      dueTail.dueAfter = timer;
    }
    dueTail = timer;
  }

  /** Takes a timer out of those that wait for their call in this turn. */
  void untake(Timer timer) {
    Timer before = timer.dueBefore;
    Timer after = timer.dueAfter;
    if (before == null) {
      dueHead = after;
    } else {
      before.dueAfter = after;
    }
    if (after == null) {
      dueTail = before;
    } else {
      after.dueBefore = before;
    }
    timer.dueBefore = null;
    timer.dueAfter = null;
    timer.taken = false;
  }
}
