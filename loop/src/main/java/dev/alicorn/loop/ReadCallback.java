package dev.alicorn.loop;

import java.lang.foreign.MemorySegment;

/** Takes what was read; libuv's {@code uv_read_cb}. Called on the loop thread. */
@FunctionalInterface
public interface ReadCallback {
  /**
   * Data, the end, or an error. With the loop's own allocator the memory is borrowed until this
   * returns.
   *
   * @param nread bytes at {@code offset} of {@code buffer}; 0 when a buffer was taken and not used
   *     (not the end); {@link Errno#EOF} at the end; else a negative errno
   */
  void onRead(Stream stream, int nread, MemorySegment buffer, long offset);
}
