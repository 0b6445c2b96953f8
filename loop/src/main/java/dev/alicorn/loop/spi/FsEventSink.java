package dev.alicorn.loop.spi;

import org.jspecify.annotations.Nullable;

/** Who hears of changes under a watch; called inside {@code poll} on the loop thread. */
@FunctionalInterface
public interface FsEventSink {
  /**
   * A change, or the failure of the watch.
   *
   * @param filename the entry's name relative to the watched directory (the file's own name for a
   *     watched file), or null when unknown
   * @param events bits of {@link FsEventPort#RENAME} and {@link FsEventPort#CHANGE}
   * @param status 0 or errno
   */
  void onFsEvent(@Nullable String filename, int events, int status);
}
