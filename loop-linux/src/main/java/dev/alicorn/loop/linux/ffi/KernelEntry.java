package dev.alicorn.loop.linux.ffi;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.SystemError;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.HexFormat;

/**
 * A function with the arguments of syscall(2) that returns what the kernel returns: a negative
 * errno, where the C library's returns -1. So nobody has to fetch errno, for which the JVM would
 * take time after each call, and an object where its compiler does not see through.
 */
final class KernelEntry {
  // mov rax, rdi; mov rdi, rsi; mov rsi, rdx; mov rdx, rcx; mov r10, r8; mov r8, r9;
  // mov r9, [rsp + 8]; syscall; ret
  private static final String X86_64 = "4889F84889F74889D64889CA4D89C24D89C84C8B4C24080F05C3";

  // mov x8, x0; mov x0, x1; mov x1, x2; …; mov x5, x6; svc 0; ret
  private static final String ARM64 =
      "E80300AAE00301AAE10302AAE20303AAE30304AAE40305AAE50306AA010000D4C0035FD6";

  // mv a7, a0; mv a0, a1; mv a1, a2; …; mv a5, a6; ecall; ret
  private static final String RISCV64 =
      "930805001385050093050600138606009306070013870700930708007300000067800000";

  private KernelEntry() {}

  /**
   * Where it lies, for the rest of the process.
   *
   * @param libc calls the C library's function
   * @throws SystemError EACCES where the kernel lets no process make code, ENOTSUP on a machine of
   *     another kind
   */
  static MemorySegment make(MethodHandle libc) throws Throwable {
    long page = CodePage.map(HexFormat.of().parseHex(code()), libc);
    if (page < 0) {
      throw SystemError.of(Errno.EACCES, "mprotect");
    }
    return MemorySegment.ofAddress(page);
  }

  private static String code() {
    return switch (System.getProperty("os.arch")) {
      case "amd64" -> X86_64;
      case "aarch64" -> ARM64;
      case "riscv64" -> RISCV64;
      default -> throw SystemError.of(Errno.ENOTSUP, "syscall");
    };
  }
}
