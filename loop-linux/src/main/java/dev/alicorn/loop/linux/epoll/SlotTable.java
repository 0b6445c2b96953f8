package dev.alicorn.loop.linux.epoll;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Pollables by the number that the kernel hands back with an event: a slot and its generation, so
 * that an event for one that was closed meanwhile finds nobody.
 */
final class SlotTable {
  private @Nullable Pollable[] pollables = new Pollable[64];
  private int[] generations = new int[64];
  private int[] free = new int[64];
  private int freeCount;
  private int size;

  /** Puts one in; its key. */
  long add(Pollable pollable) {
    int slot = freeCount > 0 ? free[--freeCount] : size++;
    if (slot == pollables.length) {
      pollables = Arrays.copyOf(pollables, slot * 2);
      generations = Arrays.copyOf(generations, slot * 2);
      free = Arrays.copyOf(free, slot * 2);
    }
    pollables[slot] = pollable;
    return ((long) generations[slot] << Integer.SIZE) | slot;
  }

  /** The one behind a key, or null when it was taken out. */
  @Nullable Pollable get(long key) {
    int slot = (int) key;
    return generations[slot] == (int) (key >>> Integer.SIZE) ? pollables[slot] : null;
  }

  void remove(long key) {
    int slot = (int) key;
    if (get(key) != null) {
      pollables[slot] = null;
      generations[slot]++;
      free[freeCount++] = slot;
    }
  }

  void releaseAll() {
    for (int slot = 0; slot < size; slot++) {
      Pollable pollable = pollables[slot];
      if (pollable != null) {
        pollable.release();
      }
    }
  }
}
