package dev.alicorn.node.bridge;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;

/**
 * Events of the loop that wait for JavaScript, written to shared memory so that one call delivers
 * many.
 *
 * <p>Loop thread only.
 */
final class EventBatch {
  private final SharedState state;
  private final MemorySegment memory;

  EventBatch(SharedState state) {
    this.state = state;
    this.memory = state.segment();
  }

  boolean isFull() {
    return count() == BridgeLayout.EVENT_CAPACITY;
  }

  /** Whether the call that delivers has something to do. */
  boolean isPending() {
    return state.counter(BridgeLayout.EVENT_CURSOR_AT) < count();
  }

  /** Adds a record; there must be room. */
  void add(int kind, int a, int b, int c) {
    int count = count();
    long at = BridgeLayout.EVENTS_AT + (long) count * BridgeLayout.RECORD_BYTES;
    memory.set(JAVA_INT, at, kind);
    memory.set(JAVA_INT, at + 4, a);
    memory.set(JAVA_INT, at + 8, b);
    memory.set(JAVA_INT, at + 12, c);
    state.setCounter(BridgeLayout.EVENT_COUNT_AT, count + 1);
  }

  /** Forgets what was delivered, once all was. */
  void recycle() {
    if (!isPending()) {
      state.setCounter(BridgeLayout.EVENT_CURSOR_AT, 0);
      state.setCounter(BridgeLayout.EVENT_COUNT_AT, 0);
    }
  }

  private int count() {
    return state.counter(BridgeLayout.EVENT_COUNT_AT);
  }
}
