package dev.alicorn.loop;

import org.jspecify.annotations.Nullable;

/**
 * Takes the outcome of a file operation; libuv's {@code uv_fs_cb}. Called on the loop thread.
 *
 * @param <T> what the operation yields
 */
@FunctionalInterface
public interface FileCallback<T> {
  /** The operation ended with an error, or with a result (null for operations that yield none). */
  void onDone(@Nullable SystemError error, @Nullable T result);
}
