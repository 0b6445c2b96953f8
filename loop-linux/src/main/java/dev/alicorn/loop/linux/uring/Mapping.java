package dev.alicorn.loop.linux.uring;

import dev.alicorn.loop.SystemError;
import dev.alicorn.loop.linux.ffi.Call;
import dev.alicorn.loop.linux.ffi.Linux;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Memory by mmap(2): the kernel's rings, and pages that cost nothing until they are touched. */
final class Mapping {
  private static final int READ_WRITE = 3;
  private static final int SHARED_POPULATED = 0x1 | 0x8000;
  private static final int PRIVATE_ANONYMOUS = 0x2 | 0x20 | 0x4000; // MAP_NORESERVE

  private Mapping() {}

  /** A part of a descriptor, until {@link #unmap}. */
  @SuppressWarnings("restricted")
  static MemorySegment ofDescriptor(int fd, long offset, long bytes) {
    return MemorySegment.ofAddress(map(bytes, SHARED_POPULATED, fd, offset)).reinterpret(bytes);
  }

  /** Fresh pages, until the arena is closed: who uses them later gets an exception. */
  @SuppressWarnings("restricted")
  static MemorySegment pages(Arena arena, long bytes) {
    return MemorySegment.ofAddress(map(bytes, PRIVATE_ANONYMOUS, -1, 0))
        .reinterpret(bytes, arena, pages -> unmap(pages, bytes));
  }

  private static long map(long bytes, int flags, int fd, long offset) {
    long address = Linux.call(Call.MMAP, 0, bytes, READ_WRITE, flags, fd, offset);
    if (address < 0 && address > -4096) {
      throw SystemError.of((int) address, "mmap");
    }
    return address;
  }

  static void unmap(MemorySegment memory, long bytes) {
    Linux.call(Call.MUNMAP, memory.address(), bytes, 0, 0, 0, 0);
  }
}
