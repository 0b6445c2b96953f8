package dev.alicorn.loop;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;

/**
 * An ordered list of memory ranges for one gathering write or scattering read (struct iovec).
 *
 * <p>One thread at a time: it belongs to the operation from when it is handed over until that calls
 * back. Reusable; adding allocates only beyond the largest count so far. libuv's {@code
 * uv_buf_t[]}.
 */
public final class IoVector {
  private MemorySegment[] segments;
  private long[] offsets;
  private int[] lengths;
  private int first;
  private int end;
  private long remaining;
  private int descriptor = -1;

  /** An empty vector with room for one range. */
  public IoVector() {
    segments = new MemorySegment[1];
    offsets = new long[1];
    lengths = new int[1];
    Arrays.fill(segments, MemorySegment.NULL);
  }

  /**
   * Adds a range.
   *
   * @throws IndexOutOfBoundsException when the range lies outside of the segment
   */
  public IoVector add(MemorySegment segment, long offset, int length) {
    Objects.checkFromIndexSize(offset, length, segment.byteSize());
    if (end == segments.length) {
      grow();
    }
    segments[end] = segment;
    offsets[end] = offset;
    lengths[end] = length;
    end++;
    remaining += length;
    return this;
  }

  /** Adds what lies between the buffer's position and limit, which stay as they are. */
  public IoVector add(ByteBuffer buffer) {
    return add(MemorySegment.ofBuffer(buffer), 0, buffer.remaining());
  }

  private void grow() {
    int size = segments.length * 2;
    segments = Arrays.copyOf(segments, size);
    Arrays.fill(segments, end, size, MemorySegment.NULL);
    offsets = Arrays.copyOf(offsets, size);
    lengths = Arrays.copyOf(lengths, size);
  }

  /**
   * Has a descriptor passed along with the first byte, to the process behind a unix-domain socket.
   */
  public IoVector passDescriptor(int fd) {
    descriptor = fd;
    return this;
  }

  /** The descriptor that is still to be passed, or -1. */
  public int descriptor() {
    return descriptor;
  }

  /** Forgets all ranges. */
  public void clear() {
    descriptor = -1;
    for (int i = 0; i < end; i++) {
      segments[i] = MemorySegment.NULL;
    }
    first = 0;
    end = 0;
    remaining = 0;
  }

  /** How many ranges are left. */
  public int count() {
    return end - first;
  }

  /** How many bytes are left in all ranges. */
  public long remaining() {
    return remaining;
  }

  /** The memory of the i-th range that is left. */
  public MemorySegment segment(int i) {
    return segments[index(i)];
  }

  /** Where the i-th range that is left begins in its memory. */
  public long offset(int i) {
    return offsets[index(i)];
  }

  /** The size of the i-th range that is left, in bytes. */
  public int length(int i) {
    return lengths[index(i)];
  }

  private int index(int i) {
    return first + Objects.checkIndex(i, end - first);
  }

  /**
   * Drops bytes from the front, after they were written or read.
   *
   * @throws IllegalArgumentException when there are not as many
   */
  public void consume(long bytes) {
    if (bytes < 0 || bytes > remaining) {
      throw new IllegalArgumentException(bytes + " of " + remaining + " bytes");
    }
    remaining -= bytes;
    if (bytes > 0) {
      descriptor = -1;
    }
    long left = bytes;
    while (first < end && left >= lengths[first]) {
      left -= lengths[first];
      segments[first] = MemorySegment.NULL;
      first++;
    }
    if (left > 0) {
      offsets[first] += left;
      lengths[first] -= (int) left;
    }
  }
}
