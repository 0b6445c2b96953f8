package dev.alicorn.loop;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Hears that memory was filled with random bytes; libuv's {@code uv_random_cb}. Called on the loop
 * thread.
 */
@FunctionalInterface
public interface RandomCallback {
  /**
   * The memory is filled, or not.
   *
   * @param error null on success; {@code ECANCELED} after a cancel
   * @param buffer the memory of the request
   */
  void onRandom(@Nullable SystemError error, MemorySegment buffer);
}
