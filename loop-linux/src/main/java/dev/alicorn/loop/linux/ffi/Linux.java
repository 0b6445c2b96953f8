package dev.alicorn.loop.linux.ffi;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.alicorn.loop.Errno;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * System calls through syscall(2): one function, so that one linked handle serves them all and the
 * JVM has little to prepare at start.
 *
 * <p>Any thread. Pointers travel as longs. Results are 0 or a count, or a negative {@link Errno};
 * {@code EINTR} is retried, save for the pollers' waits. {@link #call} is for calls that may block;
 * {@link #quick} for those that cannot: it does not let the collector run meanwhile, and saves the
 * transition.
 */
public final class Linux {
  private static final FunctionDescriptor SYSCALL =
      FunctionDescriptor.of(
          JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
  private static final MethodHandle BLOCKING = link();
  private static final MethodHandle QUICK = link(Linker.Option.critical(false));
  private static final long ERRNO_OFFSET =
      Linker.Option.captureStateLayout().byteOffset(MemoryLayout.PathElement.groupElement("errno"));
  private static final ThreadLocal<MemorySegment> ERRNO =
      ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(Linker.Option.captureStateLayout()));

  private Linux() {}

  @SuppressWarnings("restricted")
  private static MethodHandle link(Linker.Option... more) {
    Linker linker = Linker.nativeLinker();
    Linker.Option[] options = new Linker.Option[more.length + 2];
    options[0] = Linker.Option.captureCallState("errno");
    options[1] = Linker.Option.firstVariadicArg(1);
    System.arraycopy(more, 0, options, 2, more.length);
    return linker.downcallHandle(linker.defaultLookup().findOrThrow("syscall"), SYSCALL, options);
  }

  /** A call that may block. */
  public static long call(Call call, long a, long b, long c, long d, long e, long f) {
    MemorySegment errno = ERRNO.get();
    while (true) {
      long result;
      try {
        result = (long) BLOCKING.invokeExact(errno, call.number, a, b, c, d, e, f);
      } catch (Throwable failure) {
        throw new IllegalStateException(failure);
      }
      if (result != -1) {
        return result;
      }
      int code = -errno.get(JAVA_INT, ERRNO_OFFSET);
      if (code != Errno.EINTR || call == Call.EPOLL_PWAIT || call == Call.IO_URING_ENTER) {
        return code;
      }
    }
  }

  /** A call that cannot block. */
  public static long quick(Call call, long a, long b, long c, long d, long e, long f) {
    return quick(ERRNO.get(), call, a, b, c, d, e, f);
  }

  /**
   * The state that {@link #quick(MemorySegment, Call, long, long, long, long, long, long)} takes.
   */
  public static MemorySegment errnoState() {
    return ERRNO.get();
  }

  /** As the other, with the calling thread's errno state at hand. */
  public static long quick(
      MemorySegment errno, Call call, long a, long b, long c, long d, long e, long f) {
    while (true) {
      long result;
      try {
        result = (long) QUICK.invokeExact(errno, call.number, a, b, c, d, e, f);
      } catch (Throwable failure) {
        throw new IllegalStateException(failure);
      }
      if (result != -1) {
        return result;
      }
      int code = -errno.get(JAVA_INT, ERRNO_OFFSET);
      if (code != Errno.EINTR) {
        return code;
      }
    }
  }

  /** A quick call with up to three arguments. */
  public static int quick(Call call, long a, long b, long c) {
    return (int) quick(call, a, b, c, 0, 0, 0);
  }

  /** A call that may block, with up to three arguments. */
  public static int call(Call call, long a, long b, long c) {
    return (int) call(call, a, b, c, 0, 0, 0);
  }
}
