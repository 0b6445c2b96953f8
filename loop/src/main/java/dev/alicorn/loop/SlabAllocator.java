package dev.alicorn.loop;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * The default allocator of reads: hands out one native slab again and again, which is safe because
 * a read callback only borrows it. Made with the first read.
 */
final class SlabAllocator implements BufferAllocator {
  /** What libuv suggests for a stream read. */
  static final int SLAB_BYTES = 64 * 1024;

  /** The holder that every read of the loop is asked with. */
  final ReadBuffer holder = new ReadBuffer();

  private @Nullable MemorySegment slab;

  @Override
  public void allocate(Stream stream, int suggestedSize, ReadBuffer into) {
    MemorySegment present = slab;
    if (present == null) {
      present = Arena.ofAuto().allocate(SLAB_BYTES, 64);
      slab = present;
    }
    into.set(present, 0, SLAB_BYTES);
  }
}
