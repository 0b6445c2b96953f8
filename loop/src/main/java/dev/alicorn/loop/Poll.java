package dev.alicorn.loop;

import dev.alicorn.loop.spi.PollPort;

/**
 * A handle that watches a descriptor of somebody else's, such as another library's socket. The
 * descriptor stays its owner's: it must be open until this is stopped or closed, and is never
 * closed here. Level-triggered: what is not dealt with is told again.
 *
 * <p>Loop thread only. For descriptors that the loop itself reads and writes, {@link Tcp} and
 * {@link Pipe} are faster. libuv's page is "uv_poll_t".
 */
public final class Poll extends Handle {
  /** The descriptor can be read. */
  public static final int READABLE = PollPort.READABLE;

  /** The descriptor can be written. */
  public static final int WRITABLE = PollPort.WRITABLE;

  /** The other side has shut down its writing side. */
  public static final int DISCONNECT = PollPort.DISCONNECT;

  /** There is urgent data, or another exceptional condition. */
  public static final int PRIORITIZED = PollPort.PRIORITIZED;

  private static final int ALL = READABLE | WRITABLE | DISCONNECT | PRIORITIZED;

  private final int fd;
  private final int watch;
  private PollCallback callback = (handle, status, events) -> {};

  /**
   * A new one on a descriptor, not started.
   *
   * @throws SystemError EBADF, EPERM for a descriptor that is always ready (a file's), EEXIST for
   *     one that the loop watches already, ENOTSUP
   */
  public Poll(EventLoop loop, int fd) {
    super(loop);
    this.fd = fd;
    watch = loop.poll.backend().polls().open(fd, this::onPoll);
    if (watch < 0) {
      close();
      throw SystemError.of(watch, "uv_poll_init");
    }
  }

  /**
   * Starts to watch, or changes what is watched for.
   *
   * @param events a sum of {@link #READABLE}, {@link #WRITABLE}, {@link #DISCONNECT} and {@link
   *     #PRIORITIZED}; 0 stops
   * @throws SystemError EBADF when the descriptor was closed meanwhile
   */
  public void start(int events, PollCallback onReady) {
    checkUsable();
    if ((events & ~ALL) != 0) {
      throw new IllegalArgumentException("unknown events " + events);
    }
    if (events == 0) {
      stop();
      return;
    }
    SystemError.check(loop.poll.backend().polls().start(watch, events), "uv_poll_start");
    callback = onReady;
    activate();
  }

  private void onPoll(int status, int events) {
    if (status < 0) {
      deactivate();
    }
    loop.gate.poll(this, callback, status, events);
  }

  /** The descriptor that is watched; libuv's {@code uv_fileno}. */
  public int fileno() {
    checkUsable();
    return fd;
  }

  /** Stops; nothing more is called back. Idempotent. */
  public void stop() {
    loop.checkThread();
    if (isActive()) {
      loop.poll.backend().polls().stop(watch);
      deactivate();
    }
  }

  @Override
  boolean release() {
    if (watch >= 0) {
      loop.poll.backend().polls().close(watch);
    }
    return true;
  }
}
