package dev.alicorn.loop;

import dev.alicorn.loop.event.Phase;
import org.jspecify.annotations.Nullable;

/**
 * A phase of handles that are called once an iteration, in the order in which they were started.
 * Those started while it runs wait for the next iteration; those stopped are not called.
 */
final class WatcherPhase implements LoopPhase {
  private final Phase phase;
  private @Nullable Watcher head;
  private @Nullable Watcher tail;
  private @Nullable Watcher cursor;
  private long startCount;
  private int depth;

  WatcherPhase(Phase phase) {
    this.phase = phase;
  }

  void add(Watcher watcher) {
    watcher.startId = ++startCount;
    watcher.before = tail;
    if (tail == null) {
      head = watcher;
    } else {
      tail.after = watcher;
    }
    tail = watcher;
    depth++;
  }

  void remove(Watcher watcher) {
    Watcher before = watcher.before;
    Watcher after = watcher.after;
    if (watcher == cursor) {
      cursor = after;
    }
    if (before == null) {
      head = after;
    } else {
      before.after = after;
    }
    if (after == null) {
      tail = before;
    } else {
      after.before = before;
    }
    watcher.before = null;
    watcher.after = null;
    depth--;
  }

  @Override
  public Phase phase() {
    return phase;
  }

  @Override
  public boolean isEmpty() {
    return head == null;
  }

  @Override
  public int depth() {
    return depth;
  }

  @Override
  public void run() {
    long newest = startCount;
    cursor = head;
    while (cursor != null && cursor.startId <= newest) {
      Watcher watcher = cursor;
      cursor = watcher.after;
      watcher.fire();
    }
    cursor = null;
  }
}
