package dev.alicorn.loop.linux.ffi;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** Machine code in a page of its own, for the rest of the process; mmap(2), mprotect(2). */
final class CodePage {
  private static final long PAGE_BYTES = 4096;
  private static final long PROT_READ = 1;
  private static final long PROT_WRITE = 2;
  private static final long PROT_EXEC = 4;
  private static final long MAP_PRIVATE_ANONYMOUS = 0x22;

  private CodePage() {}

  /**
   * The address where the code lies now, or something negative when the kernel refuses it.
   *
   * @param syscall a function with the arguments of syscall(2), each a long
   */
  static long map(byte[] code, MethodHandle syscall) throws Throwable {
    long writable = PROT_READ | PROT_WRITE;
    long page =
        (long)
            syscall.invokeExact(
                Call.MMAP.number, 0L, PAGE_BYTES, writable, MAP_PRIVATE_ANONYMOUS, -1L, 0L);
    if (page < 0) {
      return page;
    }
    MemorySegment.copy(code, 0, at(page), JAVA_BYTE, 0, code.length);
    long runnable = PROT_READ | PROT_EXEC;
    long result =
        (long) syscall.invokeExact(Call.MPROTECT.number, page, PAGE_BYTES, runnable, 0L, 0L, 0L);
    return result < 0 ? result : page;
  }

  @SuppressWarnings("restricted")
  private static MemorySegment at(long page) {
    return MemorySegment.ofAddress(page).reinterpret(PAGE_BYTES);
  }
}
