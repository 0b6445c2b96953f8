package dev.alicorn.engine.v8;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.reference.V8ValueArrayBuffer;
import com.caoccao.javet.values.reference.V8ValueReference;
import dev.alicorn.engine.JsValue;
import dev.alicorn.engine.SharedMemory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Set;

/**
 * An ArrayBuffer made in V8 that Java holds, so that its bytes stay where they are.
 *
 * <p>Of one thread: to close what others may see, the JVM would have to stop them all.
 */
final class V8SharedMemory implements SharedMemory {
  private final V8Context context;
  private final V8Handle buffer;
  private final Arena arena = Arena.ofConfined();
  private final MemorySegment segment;

  @SuppressWarnings("restricted")
  private V8SharedMemory(V8Context context, V8Handle buffer, MemorySegment bytes) {
    this.context = context;
    this.buffer = buffer;
    this.segment = bytes.reinterpret(arena, null);
  }

  static V8SharedMemory allocate(V8Context context, V8Runtime runtime, int byteSize) {
    if (byteSize <= 0) {
      throw new IllegalArgumentException("byteSize must be positive: " + byteSize);
    }
    V8ValueArrayBuffer buffer;
    try {
      buffer = runtime.createV8ValueArrayBuffer(byteSize);
    } catch (JavetException e) {
      throw context.calls().translate(e);
    }
    V8SharedMemory memory =
        new V8SharedMemory(context, context.values().lend(buffer), Memory.of(buffer));
    context.memory().add(memory);
    context.calls().call(context.helpers().function(Helper.LOCK), null, false, buffer);
    return memory;
  }

  void collectReferences(Set<Object> into) {
    V8ValueReference reference = buffer.peek();
    if (reference != null) {
      into.add(reference);
    }
  }

  /** Ends Java's view only. */
  void endView() {
    if (arena.scope().isAlive()) {
      arena.close();
    }
  }

  @Override
  public MemorySegment segment() {
    return segment;
  }

  @Override
  public JsValue buffer() {
    return buffer;
  }

  @Override
  public void close() {
    if (!arena.scope().isAlive()) {
      return;
    }
    context.check();
    endView();
    context.memory().remove(this);
    V8ValueReference reference = buffer.release();
    context.calls().call(context.helpers().function(Helper.UNLOCK), null, false, reference);
    V8Values.close(reference);
  }
}
