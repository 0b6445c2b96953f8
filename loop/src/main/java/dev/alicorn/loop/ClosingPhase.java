package dev.alicorn.loop;

import dev.alicorn.loop.event.Phase;
import org.jspecify.annotations.Nullable;

/**
 * The closing phase: close callbacks, the last handle closed first, as in libuv. Handles that are
 * closed in a close callback have theirs in the next iteration.
 */
final class ClosingPhase implements LoopPhase {
  private @Nullable Handle last;
  private int depth;

  void add(Handle handle) {
    handle.nextClosing = last;
    last = handle;
    depth++;
  }

  @Override
  public Phase phase() {
    return Phase.CLOSING;
  }

  @Override
  public boolean isEmpty() {
    return last == null;
  }

  @Override
  public int depth() {
    return depth;
  }

  @Override
  public void run() {
    Handle each = last;
    last = null;
    depth = 0;
    while (each != null) {
      Handle following = each.nextClosing;
      each.nextClosing = null;
      each.finishClosing();
      each = following;
    }
  }
}
