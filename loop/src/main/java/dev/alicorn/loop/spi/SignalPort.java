package dev.alicorn.loop.spi;

import dev.alicorn.loop.Errno;

/**
 * Watches signals of the process; several loops may watch the same one, and each hears of it.
 *
 * <p>Loop thread only. While a signal is watched its former disposition is suspended; it comes back
 * with the last {@link #stop}. libuv's page is "uv_signal_t".
 */
public interface SignalPort {
  /** For back ends that have no signals. */
  SignalPort UNSUPPORTED =
      new SignalPort() {
        @Override
        public int start(int signal, SignalSink sink) {
          return Errno.ENOTSUP;
        }

        @Override
        public void stop(int watch) {}
      };

  /**
   * Starts a watch.
   *
   * @return an id above 0 for {@link #stop}, or errno: {@code EINVAL} for a signal that cannot be
   *     watched
   */
  int start(int signal, SignalSink sink);

  /** Ends a watch; its sink hears nothing more, also of signals that came already. */
  void stop(int watch);
}
