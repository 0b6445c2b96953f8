package dev.alicorn.bench;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;

/** Pieces of native memory for what could not be written at once, used again. Loop thread only. */
final class RestPool {
  /** As much as one read of the loop's own allocator brings. */
  private static final int PIECE_BYTES = 64 * 1024;

  private final Arena arena = Arena.ofAuto();
  private final ArrayDeque<MemorySegment> free = new ArrayDeque<>();

  MemorySegment take() {
    MemorySegment piece = free.poll();
    return piece == null ? arena.allocate(PIECE_BYTES, Long.BYTES) : piece;
  }

  void giveBack(MemorySegment piece) {
    free.push(piece);
  }
}
