package dev.alicorn.loop.linux.epoll;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.alicorn.loop.SystemError;
import dev.alicorn.loop.linux.ffi.Call;
import dev.alicorn.loop.linux.ffi.Linux;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** An eventfd(2) by which other threads end the poller's wait. */
public final class Wakeup implements Pollable {
  private static final int FLAGS = 0x80000 | 0x800; // EFD_CLOEXEC | EFD_NONBLOCK

  // Never freed: a thread may signal while the loop closes.
  private static final MemorySegment ONE = Arena.global().allocateFrom(JAVA_LONG, 1L);

  private final int fd;
  private boolean closed;

  /** Registers itself with a poller. */
  public Wakeup(Poller poller) {
    fd = Linux.quick(Call.EVENTFD2, 0, FLAGS, 0);
    if (fd < 0) {
      throw SystemError.of(fd, "eventfd");
    }
    poller.register(fd, this);
  }

  /**
   * Any thread. A counter that is never read makes a new edge with each write, so nothing needs to
   * be read back.
   */
  public synchronized void signal() {
    if (!closed) {
      Linux.quick(Call.WRITE, fd, ONE.address(), Long.BYTES);
    }
  }

  /** Closes it; signals are ignored from now on. Any thread. */
  public synchronized void close() {
    closed = true;
    Linux.quick(Call.CLOSE, fd, 0, 0);
  }

  @Override
  public void onEvents(int events) {
    // To have woken is all.
  }

  @Override
  public void onTurn() {}

  @Override
  public void release() {
    // Closed before the others.
  }
}
