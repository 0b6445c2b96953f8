package dev.alicorn.loop.nio;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Byte buffers over segments, kept for the segments seen last, because channels know only buffers
 * and a view for each event would be garbage. One thread.
 */
final class BufferViews {
  /** A loop reads into one slab and writes from few: what is used is found, whatever its hash. */
  private static final int SLOTS = 16;

  private final @Nullable MemorySegment[] segments = new @Nullable MemorySegment[SLOTS];
  private final ByteBuffer[] buffers = new ByteBuffer[SLOTS];
  private int oldest;

  /** A buffer over a range; valid until the next call for the same segment. */
  ByteBuffer view(MemorySegment segment, long offset, int length) {
    if (segment.byteSize() > Integer.MAX_VALUE) {
      return segment.asSlice(offset, length).asByteBuffer();
    }
    return buffer(segment).limit((int) offset + length).position((int) offset);
  }

  private ByteBuffer buffer(MemorySegment segment) {
    for (int slot = 0; slot < SLOTS; slot++) {
      if (segments[slot] == segment) {
        return buffers[slot];
      }
    }
    ByteBuffer buffer = segment.asByteBuffer();
    segments[oldest] = segment;
    buffers[oldest] = buffer;
    oldest = (oldest + 1) % SLOTS;
    return buffer;
  }
}
