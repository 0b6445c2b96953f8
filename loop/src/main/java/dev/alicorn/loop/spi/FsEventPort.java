package dev.alicorn.loop.spi;

/**
 * Watches on files and directories (inotify, or the JDK's WatchService).
 *
 * <p>Loop thread only. libuv's page is "uv_fs_event_t".
 */
public interface FsEventPort {
  /** Watch all below a directory too; {@code ENOSYS}/{@code ENOTSUP} where it cannot be had. */
  int RECURSIVE = 4;

  /** Event bit: an entry appeared, vanished or was renamed. */
  int RENAME = 1;

  /** Event bit: contents or attributes changed. */
  int CHANGE = 2;

  /**
   * Starts a watch.
   *
   * @return an id above 0 for {@link #stop}, or errno
   */
  int start(String path, int flags, FsEventSink sink);

  /** Ends a watch; its sink hears nothing more, also of events already read. */
  void stop(int watch);
}
