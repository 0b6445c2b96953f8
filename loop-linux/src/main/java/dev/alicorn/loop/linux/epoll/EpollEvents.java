package dev.alicorn.loop.linux.epoll;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** An array of {@code struct epoll_event}; packed to 12 bytes on x86-64, see epoll_ctl(2). */
final class EpollEvents {
  static final int IN = 0x001;
  static final int PRI = 0x002;
  static final int OUT = 0x004;
  static final int ERR = 0x008;
  static final int HUP = 0x010;
  static final int RDHUP = 0x2000;
  static final int ET = 1 << 31;

  private static final boolean PACKED = System.getProperty("os.arch").equals("amd64");
  private static final long STRIDE = PACKED ? 12 : 16;
  private static final long DATA_OFFSET = PACKED ? 4 : 8;

  private final MemorySegment memory;

  EpollEvents(Arena arena, int count) {
    memory = arena.allocate(STRIDE * count, Long.BYTES);
  }

  long address() {
    return memory.address();
  }

  int events(int i) {
    return memory.get(JAVA_INT_UNALIGNED, i * STRIDE);
  }

  long data(int i) {
    return memory.get(JAVA_LONG_UNALIGNED, i * STRIDE + DATA_OFFSET);
  }

  void set(int i, int events, long data) {
    memory.set(JAVA_INT_UNALIGNED, i * STRIDE, events);
    memory.set(JAVA_LONG_UNALIGNED, i * STRIDE + DATA_OFFSET, data);
  }
}
