package dev.alicorn.loop.linux.posix;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.alicorn.loop.linux.ffi.Libc;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** What the process does at a signal; sigaction(2). Any thread. */
final class SignalActions {
  /** The handler of a signal that nobody handles. */
  static final long DEFAULT = 0;

  /** The handler has a stack of its own where its thread has one. */
  static final int ON_STACK = 0x0800_0000;

  /** Calls that it interrupts go on. */
  static final int RESTART = 0x1000_0000;

  /** It handles the signal once. */
  static final int ONCE = 0x8000_0000;

  private static final int MASK_AT = 8;
  private static final int FLAGS_AT = 136;
  private static final int BYTES = 152;

  private SignalActions() {}

  /** Memory for what was there before. */
  static MemorySegment memory() {
    return Arena.ofAuto().allocate(BYTES, Long.BYTES);
  }

  /** Sets a handler, in which no other one runs; 0, or below it. */
  static int set(int signal, long handler, int flags, MemorySegment before) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment action = arena.allocate(BYTES, Long.BYTES);
      action.set(JAVA_LONG, 0, handler);
      action.set(JAVA_LONG, MASK_AT, -1L);
      action.set(JAVA_INT, FLAGS_AT, flags);
      return sigaction(signal, action.address(), before.address());
    }
  }

  /** Sets what was there before. */
  static void restore(int signal, MemorySegment before) {
    sigaction(signal, before.address(), 0);
  }

  /** The present handler, or below 0. */
  static long handler(int signal) {
    MemorySegment present = memory();
    return sigaction(signal, 0, present.address()) < 0 ? -1 : present.get(JAVA_LONG, 0);
  }

  private static int sigaction(int signal, long action, long before) {
    return Libc.function("sigaction").call(signal, action, before);
  }
}
