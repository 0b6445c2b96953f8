package dev.alicorn.loop;

import dev.alicorn.loop.event.Phase;
import org.jspecify.annotations.Nullable;

/** Streams with something to tell that needed no waiting, in the order in which it came up. */
final class PendingPhase implements LoopPhase {
  private @Nullable Stream head;
  private @Nullable Stream tail;
  private int depth;

  /** Queues a stream, once. */
  void feed(Stream stream) {
    if (!stream.fed) {
      stream.fed = true;
      if (tail == null) {
        head = stream;
      } else {
        tail.nextFed = stream;
      }
      tail = stream;
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
    Stream each = head;
    head = null;
    tail = null;
    depth = 0;
    while (each != null) {
      Stream following = each.nextFed;
      each.nextFed = null;
      each.fed = false;
      each.onPending();
      each = following;
    }
  }
}
