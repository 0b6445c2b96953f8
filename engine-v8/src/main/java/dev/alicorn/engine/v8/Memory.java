package dev.alicorn.engine.v8;

import com.caoccao.javet.values.reference.V8ValueArrayBuffer;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Java's view of V8's memory. Any thread. */
final class Memory {
  private Memory() {}

  /** The bytes of a buffer, without any check of its lifetime: others must hold it. */
  @SuppressWarnings("restricted")
  static MemorySegment of(V8ValueArrayBuffer buffer) {
    @Nullable ByteBuffer bytes = buffer.getByteBuffer();
    if (bytes == null || bytes.capacity() == 0) {
      return MemorySegment.NULL;
    }
    // A segment made from the ByteBuffer would be slower, and would keep the wrong thing alive.
    long address = MemorySegment.ofBuffer(bytes).address();
    return MemorySegment.ofAddress(address).reinterpret(bytes.capacity());
  }
}
