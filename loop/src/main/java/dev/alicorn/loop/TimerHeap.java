package dev.alicorn.loop;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A four-way heap of timers by (due, number). Keys lie inline in arrays of longs: sifting touches
 * no timer but to tell it its place.
 */
final class TimerHeap {
  private static final int FIRST_CAPACITY = 16;

  private long[] dues = new long[FIRST_CAPACITY];
  private long[] ids = new long[FIRST_CAPACITY];
  private @Nullable Timer[] timers = new @Nullable Timer[FIRST_CAPACITY];
  private int size;

  /** The smallest due time; only when not empty. */
  long firstDue() {
    return dues[0];
  }

  /** The due time of a timer that is in it. */
  long due(Timer timer) {
    return dues[timer.heapIndex];
  }

  /** The timer with the smallest key, or null. */
  @Nullable Timer first() {
    return size == 0 ? null : timers[0];
  }

  void add(Timer timer, long due, long id) {
    if (size == dues.length) {
      dues = Arrays.copyOf(dues, size * 2);
      ids = Arrays.copyOf(ids, size * 2);
      timers = Arrays.copyOf(timers, size * 2);
    }
    siftUp(size++, timer, due, id);
  }

  void remove(Timer timer) {
    int hole = timer.heapIndex;
    timer.heapIndex = -1;
    size--;
    Timer last = timers[size];
    long due = dues[size];
    long id = ids[size];
    timers[size] = null;
    if (hole == size || last == null) {
      return;
    }
    int parent = (hole - 1) >> 2;
    if (hole > 0 && precedes(due, id, parent)) {
      siftUp(hole, last, due, id);
    } else {
      siftDown(hole, last, due, id);
    }
  }

  /** Gives a timer's place, and its key, to another. */
  void replace(Timer timer, Timer heir) {
    int index = timer.heapIndex;
    timer.heapIndex = -1;
    timers[index] = heir;
    heir.heapIndex = index;
  }

  private boolean precedes(long due, long id, int index) {
    return due < dues[index] || (due == dues[index] && id < ids[index]);
  }

  private void siftUp(int from, Timer timer, long due, long id) {
    int at = from;
    while (at > 0) {
      int parent = (at - 1) >> 2;
      if (!precedes(due, id, parent)) {
        break;
      }
      move(parent, at);
      at = parent;
    }
    put(at, timer, due, id);
  }

  private void siftDown(int from, Timer timer, long due, long id) {
    int at = from;
    while (true) {
      int child = (at << 2) + 1;
      if (child >= size) {
        break;
      }
      int least = leastOf(child, Math.min(child + 4, size));
      if (precedes(due, id, least)) {
        break;
      }
      move(least, at);
      at = least;
    }
    put(at, timer, due, id);
  }

  private int leastOf(int from, int end) {
    int least = from;
    for (int i = from + 1; i < end; i++) {
      if (precedes(dues[i], ids[i], least)) {
        least = i;
      }
    }
    return least;
  }

  private void move(int from, int to) {
    dues[to] = dues[from];
    ids[to] = ids[from];
    Timer moved = timers[from];
    timers[to] = moved;
    if (moved != null) {
      moved.heapIndex = to;
    }
  }

  private void put(int at, Timer timer, long due, long id) {
    dues[at] = due;
    ids[at] = id;
    timers[at] = timer;
    timer.heapIndex = at;
  }
}
