package dev.alicorn.loop.linux.posix;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.linux.ffi.Call;
import dev.alicorn.loop.linux.ffi.Linux;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The function that the kernel calls when a signal comes: it writes the signal's number to a pipe
 * and does nothing else.
 *
 * <p>It may interrupt any thread anywhere, also inside the JVM, where no Java can run; and started
 * with {@code -Xrs} the JVM has no handler that could be used. So it is a few instructions in a
 * page of its own.
 */
final class SignalHandler {
  private static final int PAGE_BYTES = 4096;
  private static final int PROT_READ = 1;
  private static final int PROT_WRITE = 2;
  private static final int PROT_EXEC = 4;
  private static final int MAP_PRIVATE_ANONYMOUS = 0x22;

  private SignalHandler() {}

  /**
   * The address of a handler that writes to this descriptor, for the rest of the process; errno.
   */
  static long make(int fd) {
    if (!System.getProperty("os.arch").equals("amd64")) {
      return Errno.ENOTSUP;
    }
    byte[] code = code(fd);
    long page =
        Linux.quick(Call.MMAP, 0, PAGE_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE_ANONYMOUS, -1, 0);
    if (page < 0) {
      return page;
    }
    MemorySegment.copy(code, 0, at(page), JAVA_BYTE, 0, code.length);
    int result = Linux.quick(Call.MPROTECT, page, PAGE_BYTES, PROT_READ | PROT_EXEC);
    return result < 0 ? result : page;
  }

  @SuppressWarnings("restricted")
  private static MemorySegment at(long page) {
    return MemorySegment.ofAddress(page).reinterpret(PAGE_BYTES);
  }

  private static byte[] code(int fd) {
    ByteBuffer code = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
    code.put((byte) 0x57); // push rdi: the signal's number, in memory
    code.put((byte) 0xB8).putInt(1); // mov eax, SYS_write
    code.put((byte) 0xBF).putInt(fd); // mov edi, fd
    code.put(new byte[] {0x48, (byte) 0x89, (byte) 0xE6}); // mov rsi, rsp
    code.put((byte) 0xBA).putInt(Integer.BYTES); // mov edx, 4
    code.put(new byte[] {0x0F, 0x05}); // syscall, which leaves errno alone
    code.put((byte) 0x5F); // pop rdi
    code.put((byte) 0xC3); // ret
    return code.array();
  }
}
