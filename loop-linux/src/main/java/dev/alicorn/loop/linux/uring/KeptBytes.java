package dev.alicorn.loop.linux.uring;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;

/**
 * What was received for a port that did not want to read just then, and the end behind it. The
 * bytes are copied: the buffers that they came in belong to all ports. Loop thread only.
 */
final class KeptBytes {
  private final ArrayDeque<MemorySegment> pieces = new ArrayDeque<>(4);
  private int end;

  boolean isEmpty() {
    return pieces.isEmpty();
  }

  void add(MemorySegment memory, long offset, long length) {
    MemorySegment copy = Arena.ofAuto().allocate(length);
    MemorySegment.copy(memory, offset, copy, 0, length);
    pieces.add(copy);
  }

  /** The oldest piece, which is there. */
  MemorySegment take() {
    return pieces.remove();
  }

  /** Puts back what is left of the oldest piece. */
  void putBack(MemorySegment rest) {
    pieces.addFirst(rest);
  }

  /** EOF or the errno behind the bytes; 0 when there is none yet. */
  int end() {
    return end;
  }

  void setEnd(int code) {
    end = code;
  }
}
