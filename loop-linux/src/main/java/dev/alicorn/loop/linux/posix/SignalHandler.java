package dev.alicorn.loop.linux.posix;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.linux.ffi.Linux;
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
  private SignalHandler() {}

  /**
   * The address of a handler that writes to this descriptor, for the rest of the process; errno.
   */
  static long make(int fd) {
    if (!System.getProperty("os.arch").equals("amd64")) {
      return Errno.ENOTSUP;
    }
    return Linux.map(code(fd));
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
