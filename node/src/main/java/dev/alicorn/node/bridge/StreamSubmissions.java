package dev.alicorn.node.bridge;

import java.lang.foreign.MemorySegment;

/** Sorts the submissions on streams by kind. Loop thread only. */
public final class StreamSubmissions implements SubmissionHandler {
  /** What can be submitted on a stream. */
  public interface Target {
    /** Writes bytes of the shared memory. */
    void write(int id, MemorySegment memory, long offset, int length);

    /** Writes bytes of the current slab. */
    void writeSlab(int id, int offset, int length);

    /** Ends the writing side. */
    void shutdown(int id);

    /** Starts to read. */
    void readStart(int id);

    /** Stops reading. */
    void readStop(int id);

    /** Closes. */
    void close(int id);
  }

  private final MemorySegment shared;
  private final Target target;

  /** Hands to that target. */
  public StreamSubmissions(SharedState state, Target target) {
    this.shared = state.segment();
    this.target = target;
  }

  @Override
  public void take(int kind, int id, int offset, int length) {
    switch (kind) {
      case BridgeLayout.SUBMIT_WRITE ->
          target.write(id, shared, BridgeLayout.OUT_AT + offset, length);
      case BridgeLayout.SUBMIT_WRITE_SLAB -> target.writeSlab(id, offset, length);
      case BridgeLayout.SUBMIT_SHUTDOWN -> target.shutdown(id);
      case BridgeLayout.SUBMIT_READ_START -> target.readStart(id);
      case BridgeLayout.SUBMIT_READ_STOP -> target.readStop(id);
      case BridgeLayout.SUBMIT_CLOSE -> target.close(id);
      default -> throw new IllegalArgumentException("Unknown submission " + kind);
    }
  }
}
