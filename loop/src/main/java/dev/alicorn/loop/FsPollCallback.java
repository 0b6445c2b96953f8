package dev.alicorn.loop;

import org.jspecify.annotations.Nullable;

/** Hears of changes of a file's state; libuv's {@code uv_fs_poll_cb}. Called on the loop thread. */
@FunctionalInterface
public interface FsPollCallback {
  /**
   * The state changed, or can no longer be had.
   *
   * @param error why the state cannot be had, told once until it changes; else null
   * @param previous the state before; null when there was none
   * @param current the state now; null with an error
   */
  void onChange(
      FsPoll handle,
      @Nullable SystemError error,
      @Nullable FileStat previous,
      @Nullable FileStat current);
}
