package dev.alicorn.loop;

import dev.alicorn.loop.spi.FsEventPort;
import dev.alicorn.loop.spi.FsEventSink;
import org.jspecify.annotations.Nullable;

/**
 * A handle that watches a file or a directory for changes.
 *
 * <p>Loop thread only. libuv's page is "uv_fs_event_t".
 */
public final class FsEvent extends Handle {
  /** Event bit: an entry appeared, vanished or was renamed. */
  public static final int RENAME = FsEventPort.RENAME;

  /** Event bit: contents or attributes changed. */
  public static final int CHANGE = FsEventPort.CHANGE;

  /** Flag: watch what lies below a directory too, where the system can. */
  public static final int RECURSIVE = FsEventPort.RECURSIVE;

  private @Nullable String path;
  private int watch;

  /** A new one, not started. */
  public FsEvent(EventLoop loop) {
    super(loop);
  }

  /**
   * Starts to watch.
   *
   * @throws SystemError ENOENT, ENOSPC, EINVAL when it is started already, ENOTSUP, …
   */
  public void start(String path, int flags, FsEventCallback callback) {
    checkUsable();
    if (isActive()) {
      throw SystemError.ofPath(Errno.EINVAL, "watch", path, null);
    }
    FsEventSink sink =
        (name, events, status) -> loop.gate.fsEvent(this, callback, name, events, status);
    int result = loop.poll.backend().fsEvents().start(path, flags, sink);
    if (result < 0) {
      throw SystemError.ofPath(result, "watch", path, null);
    }
    watch = result;
    this.path = path;
    activate();
  }

  /** Stops; nothing more is called back. Idempotent. */
  public void stop() {
    loop.checkThread();
    if (isActive()) {
      loop.poll.backend().fsEvents().stop(watch);
      path = null;
      deactivate();
    }
  }

  /** The path that is watched, or null. */
  public @Nullable String path() {
    return path;
  }

  @Override
  boolean release() {
    stop();
    return true;
  }
}
