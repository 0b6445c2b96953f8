package dev.alicorn.cli;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;

/**
 * Has the JDK do on another thread, while the engine is loaded, what it does at the first use: it
 * makes the code that reaches native memory, and finds the process's name.
 */
final class Warmup {
  private Warmup() {}

  /** Begins, and returns at once. */
  static void start() {
    Thread.ofPlatform().daemon().name("warm-up").start(Warmup::run);
  }

  @SuppressWarnings("restricted")
  private static void run() {
    try (Arena arena = Arena.ofShared()) {
      MemorySegment memory = arena.allocate(JAVA_LONG).reinterpret(arena, null);
      memory.set(JAVA_BYTE, 0, (byte) 1);
      memory.set(JAVA_INT, 0, memory.get(JAVA_INT, 0));
      memory.set(JAVA_LONG, 0, memory.get(JAVA_LONG, 0));
      memory.set(JAVA_DOUBLE, 0, memory.get(JAVA_DOUBLE, 0));
    }
    ManagementFactory.getRuntimeMXBean().getName();
  }
}
