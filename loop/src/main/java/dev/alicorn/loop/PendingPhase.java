package dev.alicorn.loop;

import dev.alicorn.loop.event.Phase;
import org.jspecify.annotations.Nullable;

/** Handles with something to tell that needed no waiting, in the order in which it came up. */
final class PendingPhase implements LoopPhase {
  private @Nullable Handle head;
  private @Nullable Handle tail;
  private int depth;

  /** Queues a handle, once. */
  void feed(Handle handle) {
    if (!handle.fed) {
      handle.fed = true;
      if (tail == null) {
        head = handle;
      } else {
        tail.nextFed = handle;
      }
      tail = handle;
      depth++;
    }
  }

  @Override
  public Phase phase() {
    return Phase.PENDING;
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
    Handle each = head;
    head = null;
    tail = null;
    depth = 0;
    while (each != null) {
      Handle following = each.nextFed;
      each.nextFed = null;
      each.fed = false;
      each.onPending();
      each = following;
    }
  }
}
