package dev.alicorn.loop;

import org.jspecify.annotations.Nullable;

/**
 * Takes the outcome of work that ran on the pool; called on the loop thread.
 *
 * @param <T> what the work computes
 */
@FunctionalInterface
public interface WorkCallback<T> {
  /**
   * The work ended.
   *
   * @param error what it threw, a {@link SystemError} with {@code ECANCELED} when it was cancelled,
   *     or null
   * @param result what it computed; null after an error
   */
  void onDone(@Nullable Throwable error, @Nullable T result);
}
