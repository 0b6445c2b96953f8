package dev.alicorn.loop.spi;

import org.jspecify.annotations.Nullable;

/**
 * One poller, owned by one loop: it takes operations through its ports and answers with completions
 * inside {@link #poll}.
 *
 * <p>Loop thread only, except {@link #wake}. The rules are in the package description. Follows the
 * role of libuv's {@code uv__io_poll} and {@code uv__platform_loop_init}.
 */
public interface Backend {
  /**
   * Waits for completions and delivers them to their sinks.
   *
   * @param timeoutNanos 0 to look without waiting, negative to wait until something comes
   * @return how many events were delivered
   */
  int poll(long timeoutNanos);

  /** Makes the present or next {@link #poll} return. Any thread, never blocks. */
  void wake();

  /** A new stream port without a descriptor: the descriptor comes with bind, connect or open. */
  StreamPort openStream(StreamKind kind);

  /** A new datagram port without a descriptor: the descriptor comes with bind, connect or open. */
  default DatagramPort openDatagram() {
    return DatagramPort.unsupported();
  }

  /** The watcher of files and directories; the same object each time. */
  FsEventPort fsEvents();

  /** The starter of child processes; the same object each time. */
  default ProcessPort processes() {
    return ProcessPort.UNSUPPORTED;
  }

  /** The watcher of signals; the same object each time. */
  default SignalPort signals() {
    return SignalPort.UNSUPPORTED;
  }

  /** The watcher of descriptors that belong to others; the same object each time. */
  default PollPort polls() {
    return PollPort.UNSUPPORTED;
  }

  /** The file operations that need no pool, or null where all do; the same object each time. */
  default @Nullable AsyncFilePort asyncFiles() {
    return null;
  }

  /** The descriptor another poller could wait on (libuv's {@code uv_backend_fd}), or -1. */
  default int fileno() {
    return -1;
  }

  /** Releases every descriptor, also those of ports that are still open. */
  void close();
}
