package dev.alicorn.engine;

/** Decides what happens when the heap is nearly full. */
@FunctionalInterface
public interface HeapLimitListener {
  /**
   * Called on the context's thread, in the middle of an allocation: it must not use the context,
   * except {@link JsContext#interrupt()}.
   *
   * @return the new limit in bytes; the current one (or less) if it shall stay
   */
  long nearLimit(long currentLimitBytes, long initialLimitBytes);
}
