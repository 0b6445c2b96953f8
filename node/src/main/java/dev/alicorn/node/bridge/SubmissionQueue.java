package dev.alicorn.node.bridge;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;

/**
 * What JavaScript submitted during a call, to be taken when the call has returned.
 *
 * <p>Loop thread only.
 */
final class SubmissionQueue {
  private final SharedState state;
  private final MemorySegment memory;
  private SubmissionHandler handler = (kind, a, b, c) -> {};

  SubmissionQueue(SharedState state) {
    this.state = state;
    this.memory = state.segment();
  }

  void setHandler(SubmissionHandler handler) {
    this.handler = handler;
  }

  /** Hands all records to the handler, in order, and makes their memory free again. */
  void take() {
    int count = state.counter(BridgeLayout.SUBMISSION_COUNT_AT);
    if (count == 0) {
      return;
    }
    for (int i = 0; i < count; i++) {
      long at = BridgeLayout.SUBMISSIONS_AT + (long) i * BridgeLayout.RECORD_BYTES;
      handler.take(
          memory.get(JAVA_INT, at),
          memory.get(JAVA_INT, at + 4),
          memory.get(JAVA_INT, at + 8),
          memory.get(JAVA_INT, at + 12));
    }
    state.setCounter(BridgeLayout.SUBMISSION_COUNT_AT, 0);
    state.setCounter(BridgeLayout.OUT_USED_AT, 0);
  }
}
