package dev.alicorn.engine;

import java.lang.foreign.MemorySegment;

/**
 * Memory that Java and JavaScript both see: an ArrayBuffer, and a view on its bytes.
 *
 * <p>The ArrayBuffer lives as long as this object is open, whatever JavaScript does with it, and
 * JavaScript cannot transfer it away where the engine can forbid that. After {@link #close()}, or
 * the context's, the segment throws and JavaScript may go on with its buffer.
 *
 * <p>Thread: the context's. Bytes for other threads are pinned: {@link PinnedBytes}.
 */
public interface SharedMemory extends AutoCloseable {
  /** The bytes; access after close throws {@link IllegalStateException}. */
  MemorySegment segment();

  /** The ArrayBuffer; a handle of this object's own, not to be closed. */
  JsValue buffer();

  /** Ends the Java view and lets the ArrayBuffer go. A second call does nothing. */
  @Override
  void close();
}
