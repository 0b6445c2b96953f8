package dev.alicorn.loop;

/**
 * Supplies the memory for reads; libuv's {@code uv_alloc_cb}.
 *
 * <p>Called on the loop thread before each read. The memory must stay valid until the read callback
 * that brings it back, or until the stream is closed.
 */
@FunctionalInterface
public interface BufferAllocator {
  /** Puts memory into {@code into}; leave it empty to have the read fail with {@code ENOBUFS}. */
  void allocate(Stream stream, int suggestedSize, ReadBuffer into);
}
