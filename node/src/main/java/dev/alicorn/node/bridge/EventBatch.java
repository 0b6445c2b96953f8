package dev.alicorn.node.bridge;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;

/**
 * Events of the loop that wait for JavaScript, written to shared memory so that one call delivers
 * many.
 *
 * <p>Loop thread only.
 */
final class EventBatch {
  private final SharedState state;
  private final MemorySegment memory;
  private final ArrayDeque<int[]> overflow = new ArrayDeque<>();

  EventBatch(SharedState state) {
    this.state = state;
    this.memory = state.segment();
  }

  /** Whether the call that delivers has something to do. */
  boolean isPending() {
    return state.counter(BridgeLayout.EVENT_CURSOR_AT) < count();
  }

  /** Adds a record; without room it waits until what came before was delivered. */
  void add(int kind, int a, int b, int c) {
    if (!overflow.isEmpty() || count() == BridgeLayout.EVENT_CAPACITY) {
      overflow.add(new int[] {kind, a, b, c});
    } else {
      write(kind, a, b, c);
    }
  }

  private void write(int kind, int a, int b, int c) {
    int count = count();
    long at = BridgeLayout.EVENTS_AT + (long) count * BridgeLayout.RECORD_BYTES;
    memory.set(JAVA_INT, at, kind);
    memory.set(JAVA_INT, at + 4, a);
    memory.set(JAVA_INT, at + 8, b);
    memory.set(JAVA_INT, at + 12, c);
    state.setCounter(BridgeLayout.EVENT_COUNT_AT, count + 1);
  }

  /** Forgets what was delivered, once all was, and lets in what waited for room. */
  void recycle() {
    if (isPending()) {
      return;
    }
    state.setCounter(BridgeLayout.EVENT_CURSOR_AT, 0);
    state.setCounter(BridgeLayout.EVENT_COUNT_AT, 0);
    while (!overflow.isEmpty() && count() < BridgeLayout.EVENT_CAPACITY) {
      int[] record = overflow.remove();
      write(record[0], record[1], record[2], record[3]);
    }
  }

  private int count() {
    return state.counter(BridgeLayout.EVENT_COUNT_AT);
  }
}
