package dev.alicorn.node.bridge;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/** Sorts the submissions on files by kind; others go on to the next. Loop thread only. */
public final class FileSubmissions implements SubmissionHandler {
  /** What can be submitted on a file: each completes its request. */
  public interface Target {
    /** Opens a file; the request's value is its descriptor. */
    void open(int requestId, String path, int flags, int mode);

    /** Reads from where the descriptor stands. */
    void read(int requestId, int fd, int length);

    /** Closes a descriptor. */
    void close(int requestId, int fd);
  }

  /** Flags and mode stand before the path. */
  private static final int HEAD_BYTES = 8;

  private final MemorySegment shared;
  private final Target target;
  private final SubmissionHandler next;

  /** Hands to that target, or on. */
  public FileSubmissions(SharedState state, Target target, SubmissionHandler next) {
    this.shared = state.segment();
    this.target = target;
    this.next = next;
  }

  @Override
  public void take(int kind, int id, int b, int c) {
    switch (kind) {
      case BridgeLayout.SUBMIT_FILE_OPEN -> open(id, BridgeLayout.OUT_AT + b, c);
      case BridgeLayout.SUBMIT_FILE_READ -> target.read(id, b, c);
      case BridgeLayout.SUBMIT_FILE_CLOSE -> target.close(id, b);
      default -> next.take(kind, id, b, c);
    }
  }

  private void open(int id, long at, int length) {
    byte[] path = shared.asSlice(at + HEAD_BYTES, length - (long) HEAD_BYTES).toArray(JAVA_BYTE);
    target.open(
        id,
        new String(path, StandardCharsets.UTF_8),
        shared.get(JAVA_INT_UNALIGNED, at),
        shared.get(JAVA_INT_UNALIGNED, at + 4));
  }
}
