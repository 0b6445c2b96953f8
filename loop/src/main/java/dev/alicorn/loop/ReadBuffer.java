package dev.alicorn.loop;

import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * The memory that a {@link BufferAllocator} gives for one read: a range of a segment.
 *
 * <p>Loop thread only; the loop owns one and fills it anew for each read, so keep no reference.
 */
public final class ReadBuffer {
  private MemorySegment segment = MemorySegment.NULL;
  private long offset;
  private int length;

  /** An empty one. */
  public ReadBuffer() {}

  /** Gives all of a segment. */
  public void set(MemorySegment memory) {
    set(memory, 0, (int) Math.min(memory.byteSize(), Integer.MAX_VALUE));
  }

  /**
   * Gives a range of a segment; native memory is read into directly, heap memory by a copy.
   *
   * @throws IndexOutOfBoundsException when the range lies outside
   */
  public void set(MemorySegment memory, long from, int size) {
    Objects.checkFromIndexSize(from, size, memory.byteSize());
    segment = memory;
    offset = from;
    length = size;
  }

  /** Gives nothing: the read callback gets {@code ENOBUFS}. */
  public void clear() {
    segment = MemorySegment.NULL;
    offset = 0;
    length = 0;
  }

  /** The memory. */
  public MemorySegment segment() {
    return segment;
  }

  /** Where in the memory the read may begin. */
  public long offset() {
    return offset;
  }

  /** How many bytes may be read; 0 when nothing was given. */
  public int length() {
    return length;
  }
}
