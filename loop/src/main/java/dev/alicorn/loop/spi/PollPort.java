package dev.alicorn.loop.spi;

import dev.alicorn.loop.Errno;

/**
 * Watches descriptors that belong to others, level-triggered: what is not dealt with is told again.
 *
 * <p>Loop thread only; results are numbers or errno. libuv's page is "uv_poll_t".
 */
public interface PollPort {
  /** The descriptor can be read. */
  int READABLE = 1;

  /** The descriptor can be written. */
  int WRITABLE = 2;

  /** The other side has shut down its writing side. */
  int DISCONNECT = 4;

  /** There is urgent data, or another exceptional condition. */
  int PRIORITIZED = 8;

  /** For back ends that cannot wait for any descriptor. */
  PollPort UNSUPPORTED =
      new PollPort() {
        @Override
        public int open(int fd, PollSink sink) {
          return Errno.ENOTSUP;
        }

        @Override
        public int start(int watch, int events) {
          return Errno.ENOTSUP;
        }

        @Override
        public void stop(int watch) {}

        @Override
        public void close(int watch) {}
      };

  /**
   * A watch on a descriptor, not started.
   *
   * @return an id of 0 or above, or errno: {@code EBADF}, {@code EPERM} for one that is always
   *     ready, such as a file's, {@code EEXIST} for one that is watched already
   */
  int open(int fd, PollSink sink);

  /** Starts to watch for these events, in place of those before; 0 or errno. */
  int start(int watch, int events);

  /** Stops; the sink hears nothing more. The descriptor may be closed now. */
  void stop(int watch);

  /** Ends a watch. */
  void close(int watch);
}
