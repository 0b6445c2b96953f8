package dev.alicorn.loop;

import org.jspecify.annotations.Nullable;

/**
 * Timers by (due, started). Those that are due at the same moment, as timers of one duration that
 * were started in one turn are, make a ring whose first alone is in the heap.
 */
final class TimerQueue {
  /** A power of two. */
  private static final int RECENT = 256;

  private static final int SHIFT = Long.SIZE - Integer.numberOfTrailingZeros(RECENT);

  /** Spreads numbers that are a constant step apart: two to the 64th, in the golden ratio. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final TimerHeap heap = new TimerHeap();

  /**
   * First timers of rings that may still get more, by their due time. A ring that another one
   * drives out of here gets none: all of the other, for the same moment, come later.
   */
  private final @Nullable Timer[] recent = new @Nullable Timer[RECENT];

  private long rings;
  private int size;

  int size() {
    return size;
  }

  /** The smallest due time; only when not empty. */
  long firstDue() {
    return heap.firstDue();
  }

  /** The timer that is due first, or null. */
  @Nullable Timer first() {
    return heap.first();
  }

  void add(Timer timer, long due) {
    size++;
    int slot = slot(due);
    Timer first = recent[slot];
    if (first != null && heap.due(first) == due) {
      TimerRing.append(first, timer);
    } else {
      recent[slot] = timer;
      heap.add(timer, due, rings++);
    }
  }

  void remove(Timer timer) {
    size--;
    Timer heir = TimerRing.remove(timer);
    if (timer.heapIndex < 0) {
      return;
    }
    int slot = slot(heap.due(timer));
    if (recent[slot] == timer) {
      recent[slot] = heir;
    }
    if (heir == null) {
      heap.remove(timer);
    } else {
      heap.replace(timer, heir);
    }
  }

  private static int slot(long due) {
    return (int) ((due * SPREAD) >>> SHIFT);
  }
}
