package dev.alicorn.loop;

import org.jspecify.annotations.Nullable;

/**
 * A handle that looks at a file's state again and again, on every file system and back end. Where
 * the system itself tells of changes, {@link FsEvent} is cheaper and faster.
 *
 * <p>Loop thread only; the looking is done on the pool. The time between two looks counts from the
 * end of the one before. libuv's page is "uv_fs_poll_t".
 */
public final class FsPoll extends Handle {
  /** A time is two fields: seconds and nanoseconds. To be read does not change a file. */
  private static final int[] COMPARED = {
    FileStat.DEV,
    FileStat.MODE,
    FileStat.UID,
    FileStat.GID,
    FileStat.INO,
    FileStat.SIZE,
    FileStat.MTIME,
    FileStat.MTIME + 1,
    FileStat.CTIME,
    FileStat.CTIME + 1,
    FileStat.BIRTHTIME,
    FileStat.BIRTHTIME + 1
  };

  private final Timer timer;
  private @Nullable Watch watch;

  /** A new one, not started. */
  public FsPoll(EventLoop loop) {
    super(loop);
    timer = new Timer(loop);
    timer.hide();
    timer.unref();
  }

  /**
   * Starts; the first look only takes the state down, also when there is no such file. A running
   * one goes on as it is.
   *
   * @param intervalMillis between two looks, 1 at least
   */
  public void start(String path, int intervalMillis, FsPollCallback callback) {
    checkUsable();
    if (intervalMillis < 1) {
      throw new IllegalArgumentException("the interval must be positive: " + intervalMillis);
    }
    if (isActive()) {
      return;
    }
    watch = new Watch(path, intervalMillis, callback);
    activate();
    watch.look();
  }

  /** Stops; nothing more is called back. Idempotent. */
  public void stop() {
    loop.checkThread();
    if (isActive()) {
      watch = null;
      timer.stop();
      deactivate();
    }
  }

  /** The path that is watched, or null. */
  public @Nullable String path() {
    return watch == null ? null : watch.path;
  }

  @Override
  boolean release() {
    stop();
    timer.close(closed -> released());
    return false;
  }

  /** From start to stop; a look that ends after that is for nobody. */
  private final class Watch {
    private final String path;
    private final int intervalMillis;
    private final FsPollCallback callback;
    private boolean hasLooked;
    private @Nullable FileStat last;
    private int lastErrno;

    Watch(String path, int intervalMillis, FsPollCallback callback) {
      this.path = path;
      this.intervalMillis = intervalMillis;
      this.callback = callback;
    }

    void look() {
      loop.asyncFiles().stat(path, this::onState);
    }

    private void onState(@Nullable SystemError error, @Nullable FileStat state) {
      if (watch != this) {
        return;
      }
      try {
        compare(error, state);
      } finally {
        if (watch == this) {
          timer.startMillis(each -> look(), intervalMillis, 0);
        }
      }
    }

    private void compare(@Nullable SystemError error, @Nullable FileStat state) {
      int errno = error == null ? 0 : error.errno();
      FileStat before = last;
      boolean changed = errno != lastErrno || (errno == 0 && !isSame(before, state));
      last = state == null ? before : state;
      lastErrno = errno;
      boolean isFirst = !hasLooked;
      hasLooked = true;
      if (changed && (!isFirst || error != null)) {
        callback.onChange(FsPoll.this, error, before, state);
      }
    }
  }

  private static boolean isSame(@Nullable FileStat before, @Nullable FileStat now) {
    if (before == null || now == null) {
      return false;
    }
    for (int field : COMPARED) {
      if (before.get(field) != now.get(field)) {
        return false;
      }
    }
    return true;
  }
}
