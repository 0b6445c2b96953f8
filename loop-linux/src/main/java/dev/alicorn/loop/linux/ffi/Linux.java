package dev.alicorn.loop.linux.ffi;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.alicorn.loop.Errno;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * System calls through one function, so that one linked handle serves them all and the JVM has
 * little to prepare at start.
 *
 * <p>Any thread. Pointers travel as longs. Results are 0 or a count, or a negative {@link Errno};
 * {@code EINTR} is retried, save for the pollers' waits and for close, which is done all the same
 * and whose number may be another thread's by then. {@link #call} is for calls that may block;
 * {@link #quick} for those that cannot: it does not let the collector run meanwhile, and saves the
 * transition.
 */
public final class Linux {
  private static final FunctionDescriptor SYSCALL =
      FunctionDescriptor.of(
          JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
  private static final MethodHandle QUICK;
  private static final MethodHandle BLOCKING;

  static {
    MethodHandle quick = link(Linker.Option.critical(false));
    MemorySegment entry = kernelEntry(quick);
    QUICK = quick.bindTo(entry);
    BLOCKING = link().bindTo(entry);
  }

  private Linux() {}

  /** A handle whose first argument is the function's address. */
  @SuppressWarnings("restricted")
  private static MethodHandle link(Linker.Option... options) {
    return Linker.nativeLinker().downcallHandle(SYSCALL, options);
  }

  private static MemorySegment kernelEntry(MethodHandle handle) {
    MemorySegment libc = Linker.nativeLinker().defaultLookup().findOrThrow("syscall");
    try {
      return KernelEntry.make(handle.bindTo(libc));
    } catch (RuntimeException refused) {
      throw refused;
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** A call that may block. */
  public static long call(Call call, long a, long b, long c, long d, long e, long f) {
    long result;
    do {
      try {
        result = (long) BLOCKING.invokeExact(call.number, a, b, c, d, e, f);
      } catch (Throwable failure) {
        throw new IllegalStateException(failure);
      }
    } while (result == Errno.EINTR && isRepeated(call));
    return result;
  }

  private static boolean isRepeated(Call call) {
    return call != Call.EPOLL_PWAIT && call != Call.IO_URING_ENTER && call != Call.CLOSE;
  }

  /** A call that cannot block. */
  public static long quick(Call call, long a, long b, long c, long d, long e, long f) {
    long result;
    do {
      try {
        result = (long) QUICK.invokeExact(call.number, a, b, c, d, e, f);
      } catch (Throwable failure) {
        throw new IllegalStateException(failure);
      }
    } while (result == Errno.EINTR && call != Call.CLOSE);
    return result;
  }

  /** A quick call with up to three arguments. */
  public static int quick(Call call, long a, long b, long c) {
    return (int) quick(call, a, b, c, 0, 0, 0);
  }

  /** A call that may block, with up to three arguments. */
  public static int call(Call call, long a, long b, long c) {
    return (int) call(call, a, b, c, 0, 0, 0);
  }

  /**
   * Puts machine code where it can be called, for the rest of the process; its address, or errno.
   */
  public static long map(byte[] code) {
    try {
      return CodePage.map(code, QUICK);
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }
}
