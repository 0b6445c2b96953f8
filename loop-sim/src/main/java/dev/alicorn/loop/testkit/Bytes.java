package dev.alicorn.loop.testkit;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/** Texts as memory and back; any thread. */
public final class Bytes {
  private Bytes() {}

  /** Native memory with a text in UTF-8. */
  public static MemorySegment of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    MemorySegment memory = Arena.ofAuto().allocate(Math.max(1, bytes.length));
    MemorySegment.copy(MemorySegment.ofArray(bytes), 0, memory, 0, bytes.length);
    return memory.asSlice(0, bytes.length);
  }

  /** The text in a range of memory. */
  public static String text(MemorySegment memory, long offset, int length) {
    byte[] bytes = new byte[length];
    MemorySegment.copy(memory, offset, MemorySegment.ofArray(bytes), 0, length);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Native memory with a pattern that depends on the place. */
  public static MemorySegment pattern(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = patternAt(i);
    }
    MemorySegment memory = Arena.ofAuto().allocate(length);
    MemorySegment.copy(MemorySegment.ofArray(bytes), 0, memory, 0, length);
    return memory;
  }

  /** The byte of {@link #pattern} at a place. */
  public static byte patternAt(long place) {
    return (byte) (place * 31 + (place >> 8));
  }
}
