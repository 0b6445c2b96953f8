package dev.alicorn.loop.linux.uring;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.alicorn.loop.SystemError;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;

/**
 * The memory that the kernel receives into: a ring of buffers from which it takes the next for each
 * piece; IORING_REGISTER_PBUF_RING of io_uring_register(2).
 *
 * <p>Loop thread only. There are few at first, so that they stay in the processor's cache, and
 * twice as many each time that they did not suffice. Pages that were never written cost nothing.
 */
final class ReceiveBuffers {
  /** The group's number; there is only one. */
  static final int GROUP = 1;

  private static final VarHandle SHORT = JAVA_SHORT.varHandle();
  private static final int REGISTER_PBUF_RING = 22;
  private static final int REGISTRATION_BYTES = 40;
  private static final int ENTRY_BYTES = 16;
  private static final int TAIL_AT = 14;
  private static final int FIRST = 32;
  private static final int MOST = 512; // a power of two
  private static final int BUFFER_BYTES = 64 * 1024;

  /** Not a power of two: their beginnings would all want the same lines of the cache. */
  private static final int STRIDE = BUFFER_BYTES + 192;

  private final MemorySegment entries;
  private final MemorySegment memory;
  private int count = FIRST;
  private short tail;

  ReceiveBuffers(Arena arena) {
    entries = Mapping.pages(arena, (long) MOST * ENTRY_BYTES);
    memory = Mapping.pages(arena, (long) MOST * STRIDE);
  }

  /** Gives all buffers to a ring that has none. */
  void register(Ring ring) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment registration = arena.allocate(REGISTRATION_BYTES, Long.BYTES);
      registration.set(JAVA_LONG, 0, entries.address());
      registration.set(JAVA_INT, 8, MOST);
      registration.set(JAVA_SHORT, 12, (short) GROUP);
      int result = ring.register(REGISTER_PBUF_RING, registration, 1);
      if (result < 0) {
        throw SystemError.of(result, "io_uring_register");
      }
    }
    tail = 0;
    for (int id = 0; id < count; id++) {
      giveBack(id);
    }
  }

  /** All buffers. */
  MemorySegment memory() {
    return memory;
  }

  /** Where in the memory a buffer begins. */
  static long offset(int id) {
    return (long) id * STRIDE;
  }

  /** The kernel may use a buffer again. */
  void giveBack(int id) {
    long at = (long) (tail & (MOST - 1)) * ENTRY_BYTES;
    entries.set(JAVA_LONG, at, memory.address() + offset(id));
    entries.set(JAVA_INT, at + 8, BUFFER_BYTES);
    entries.set(JAVA_SHORT, at + 12, (short) id);
    tail++;
    SHORT.setRelease(entries, (long) TAIL_AT, tail);
  }

  /** They did not suffice. */
  void grow() {
    int more = Math.min(count * 2, MOST);
    while (count < more) {
      giveBack(count++);
    }
  }
}
