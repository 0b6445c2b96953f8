package dev.alicorn.loop.linux.epoll;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Those who wait by the number that the kernel hands back with an event: a slot and its generation,
 * so that an event for one that was closed meanwhile finds nobody. Loop thread only.
 *
 * @param <T> who waits
 */
public final class SlotTable<T> {
  private @Nullable Object[] waiting = new @Nullable Object[64];
  private int[] generations = new int[64];
  private int[] free = new int[64];
  private int freeCount;
  private int size;

  /** Puts one in; its key: the slot in the lower half, the generation in the upper. */
  public long add(T one) {
    int slot = freeCount > 0 ? free[--freeCount] : size++;
    if (slot == waiting.length) {
      waiting = Arrays.copyOf(waiting, slot * 2);
      generations = Arrays.copyOf(generations, slot * 2);
      free = Arrays.copyOf(free, slot * 2);
    }
    waiting[slot] = one;
    return ((long) generations[slot] << Integer.SIZE) | slot;
  }

  /** The one behind a key, or null when it was taken out. */
  @SuppressWarnings("unchecked")
  public @Nullable T get(long key) {
    int slot = (int) key;
    return generations[slot] == (int) (key >>> Integer.SIZE) ? (T) waiting[slot] : null;
  }

  /** Takes one out; its key finds nobody from now on. */
  public void remove(long key) {
    int slot = (int) key;
    if (get(key) != null) {
      waiting[slot] = null;
      generations[slot]++;
      free[freeCount++] = slot;
    }
  }

  /** Visits all that are in; the visitor may take them out. */
  @SuppressWarnings("unchecked")
  public void forEach(Consumer<? super T> visitor) {
    for (int slot = 0; slot < size; slot++) {
      Object one = waiting[slot];
      if (one != null) {
        visitor.accept((T) one);
      }
    }
  }
}
