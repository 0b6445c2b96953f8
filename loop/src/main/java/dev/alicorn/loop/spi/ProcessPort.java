package dev.alicorn.loop.spi;

import dev.alicorn.loop.Errno;

/**
 * Starts child processes and hears of their end.
 *
 * <p>Loop thread only. A child is reaped by the back end that started it, also after {@link
 * #forget} and after the back end was closed, so that none stays behind as a zombie. libuv's page
 * is "uv_process_t".
 */
public interface ProcessPort {
  /** For back ends that have no processes. */
  ProcessPort UNSUPPORTED =
      new ProcessPort() {
        @Override
        public int spawn(SpawnRequest request, ProcessSink sink) {
          return Errno.ENOTSUP;
        }

        @Override
        public int kill(int pid, int signal) {
          return Errno.ESRCH;
        }

        @Override
        public void forget(int pid) {}
      };

  /**
   * Starts a child; {@code onExit} follows once from a later poll. The ports of its pipes are open
   * afterwards, also when the program could not be started.
   *
   * @return the child's pid, or errno
   */
  int spawn(SpawnRequest request, ProcessSink sink);

  /** Sends a signal to a child whose end was not told yet; 0 or errno. */
  int kill(int pid, int signal);

  /** The child's sink hears nothing more; the child itself goes on. */
  void forget(int pid);
}
