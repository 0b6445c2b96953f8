package dev.alicorn.loop.linux.uring;

import dev.alicorn.loop.linux.epoll.Sockets;
import dev.alicorn.loop.linux.ffi.Call;
import dev.alicorn.loop.linux.ffi.Linux;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Tells at once whether a descriptor can be waited for, by epoll_ctl(2): a ring would say so only
 * later, and calls a file always ready. Loop thread only.
 */
final class Pollability {
  private static final int CLOSE_ON_EXEC = 0x80000;
  private static final int EPOLL_CTL_ADD = 1;
  private static final int EPOLL_CTL_DEL = 2;

  private final MemorySegment event;
  private int epoll = -1;

  Pollability(Arena arena) {
    event = arena.allocate(16, Long.BYTES);
  }

  /** 0, or EPERM for what is always ready, such as a file, or EBADF. */
  int check(int fd) {
    if (epoll < 0) {
      epoll = Linux.quick(Call.EPOLL_CREATE1, CLOSE_ON_EXEC, 0, 0);
      if (epoll < 0) {
        return epoll;
      }
    }
    int result = control(EPOLL_CTL_ADD, fd);
    if (result == 0) {
      control(EPOLL_CTL_DEL, fd);
    }
    return result;
  }

  private int control(int operation, int fd) {
    return (int) Linux.quick(Call.EPOLL_CTL, epoll, operation, fd, event.address(), 0, 0);
  }

  void close() {
    if (epoll >= 0) {
      Sockets.close(epoll);
    }
  }
}
