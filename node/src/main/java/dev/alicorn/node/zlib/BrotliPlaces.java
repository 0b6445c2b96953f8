package dev.alicorn.node.zlib;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/** Where a call of Brotli's reads and writes: four words that the call moves on. */
final class BrotliPlaces {
  private final MemorySegment words = Arena.ofAuto().allocate(JAVA_LONG, 4);

  MemorySegment inLeft() {
    return words.asSlice(0, 8);
  }

  MemorySegment inNext() {
    return words.asSlice(8, 8);
  }

  MemorySegment outLeft() {
    return words.asSlice(16, 8);
  }

  MemorySegment outNext() {
    return words.asSlice(24, 8);
  }

  void point(ByteBuffer in, ByteBuffer out) {
    words.setAtIndex(JAVA_LONG, 0, in.remaining());
    words.setAtIndex(JAVA_LONG, 1, MemorySegment.ofBuffer(in).address());
    words.setAtIndex(JAVA_LONG, 2, out.remaining());
    words.setAtIndex(JAVA_LONG, 3, MemorySegment.ofBuffer(out).address());
  }

  void advance(ByteBuffer in, ByteBuffer out) {
    in.position(in.limit() - (int) words.getAtIndex(JAVA_LONG, 0));
    out.position(out.limit() - (int) words.getAtIndex(JAVA_LONG, 2));
  }
}
