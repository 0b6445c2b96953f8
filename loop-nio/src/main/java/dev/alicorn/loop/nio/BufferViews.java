package dev.alicorn.loop.nio;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Byte buffers over segments, kept for the segments used last, because channels know only buffers
 * and a view for each event would be garbage. One thread.
 */
final class BufferViews {
  /** A power of two; a loop reads into one slab and writes from few. */
  private static final int SLOTS = 16;

  private final @Nullable MemorySegment[] segments = new @Nullable MemorySegment[SLOTS];
  private final @Nullable ByteBuffer[] buffers = new @Nullable ByteBuffer[SLOTS];

  /** A buffer over a range; valid until the next call for the same segment. */
  ByteBuffer view(MemorySegment segment, long offset, int length) {
    if (segment.byteSize() > Integer.MAX_VALUE) {
      return segment.asSlice(offset, length).asByteBuffer();
    }
    int slot = System.identityHashCode(segment) & (SLOTS - 1);
    ByteBuffer buffer = buffers[slot];
    if (buffer == null || segments[slot] != segment) {
      buffer = segment.asByteBuffer();
      segments[slot] = segment;
      buffers[slot] = buffer;
    }
    return buffer.limit((int) offset + length).position((int) offset);
  }
}
