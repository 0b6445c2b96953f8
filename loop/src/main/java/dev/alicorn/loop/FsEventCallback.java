package dev.alicorn.loop;

import org.jspecify.annotations.Nullable;

/** Hears of changes; libuv's {@code uv_fs_event_cb}. Called on the loop thread. */
@FunctionalInterface
public interface FsEventCallback {
  /**
   * Something changed under the watch, or the watch failed.
   *
   * @param filename relative to the watched directory; null when the system did not tell
   * @param events bits of {@link FsEvent#RENAME} and {@link FsEvent#CHANGE}
   * @param status 0 or a negative errno
   */
  void onFsEvent(FsEvent handle, @Nullable String filename, int events, int status);
}
