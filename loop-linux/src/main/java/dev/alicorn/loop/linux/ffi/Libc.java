package dev.alicorn.loop.linux.ffi;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * A function of the C library that is more than a system call. One linked handle serves them all:
 * six longs in, which a function with fewer parameters does not look at, and an int out.
 *
 * <p>Any thread.
 */
public final class Libc {
  private static final MethodHandle CALL =
      link(
          FunctionDescriptor.of(
              JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));

  private final MemorySegment address;

  private Libc(MemorySegment address) {
    this.address = address;
  }

  @SuppressWarnings("restricted")
  private static MethodHandle link(FunctionDescriptor shape) {
    return Linker.nativeLinker().downcallHandle(shape);
  }

  /** The function of that name. */
  public static Libc function(String name) {
    return find(name).orElseThrow(() -> new UnsatisfiedLinkError(name));
  }

  /** The function of that name, which older libraries lack. */
  public static Optional<Libc> find(String name) {
    return Linker.nativeLinker().defaultLookup().find(name).map(Libc::new);
  }

  /** Calls it; what the result means is the function's. */
  public int call(long a, long b, long c, long d, long e, long f) {
    try {
      return (int) CALL.invokeExact(address, a, b, c, d, e, f);
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Calls one of up to three parameters. */
  public int call(long a, long b, long c) {
    return call(a, b, c, 0, 0, 0);
  }
}
