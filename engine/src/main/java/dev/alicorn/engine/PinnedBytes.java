package dev.alicorn.engine;

import java.lang.foreign.MemorySegment;

/**
 * The bytes of a user's buffer, kept alive and in place until an operation on them is done.
 *
 * <p>Where the buffer may move or shrink (a resizable one, or an engine that cannot forbid
 * transfer) the bytes are a copy; {@link #commit()} then writes it back.
 *
 * <p>Thread: {@link #segment()} any thread, the rest the context's.
 */
public interface PinnedBytes extends AutoCloseable {
  /**
   * The bytes. Do not keep the segment beyond {@link #close()}.
   *
   * @throws IllegalStateException after close
   */
  MemorySegment segment();

  /**
   * Makes what was written to the segment visible to JavaScript; nothing to do if it is in place.
   */
  void commit();

  /** Lets the buffer go. A second call does nothing. */
  @Override
  void close();
}
