package dev.alicorn.loop;

import dev.alicorn.loop.spi.SignalSink;

/**
 * A handle that watches one signal of the process. Several, of one loop or of many, may watch the
 * same signal: each hears of it. What the signal did before is suspended meanwhile.
 *
 * <p>Loop thread only. libuv's page is "uv_signal_t".
 */
public final class Signal extends Handle {
  /** The terminal was closed. */
  public static final int SIGHUP = 1;

  /** Ctrl-C. */
  public static final int SIGINT = 2;

  /** Ends the process; cannot be watched. */
  public static final int SIGKILL = 9;

  /** The polite request to end. */
  public static final int SIGTERM = 15;

  private int signum;
  private int watch;

  /** A new one, not started. */
  public Signal(EventLoop loop) {
    super(loop);
  }

  /**
   * Starts to watch; when it watches another signal, that ends.
   *
   * @throws SystemError EINVAL for a signal that cannot be watched, ENOTSUP
   */
  public void start(int signal, SignalCallback callback) {
    begin(signal, number -> loop.gate.signal(this, callback, number));
  }

  /** As {@link #start}, and stops when the signal has come once. */
  public void startOneshot(int signal, SignalCallback callback) {
    begin(
        signal,
        number -> {
          stop();
          loop.gate.signal(this, callback, number);
        });
  }

  private void begin(int signal, SignalSink sink) {
    checkUsable();
    int result = loop.poll.backend().signals().start(signal, sink);
    SystemError.check(result, "uv_signal_start");
    stop();
    watch = result;
    signum = signal;
    activate();
  }

  /** Stops; nothing more is called back. Idempotent. */
  public void stop() {
    loop.checkThread();
    if (isActive()) {
      loop.poll.backend().signals().stop(watch);
      signum = 0;
      deactivate();
    }
  }

  /** The signal that is watched, or 0. */
  public int signum() {
    return signum;
  }

  @Override
  boolean release() {
    stop();
    return true;
  }
}
