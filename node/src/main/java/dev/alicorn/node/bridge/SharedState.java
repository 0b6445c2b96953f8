package dev.alicorn.node.bridge;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.alicorn.engine.JsContext;
import dev.alicorn.engine.JsValue;
import dev.alicorn.engine.SharedMemory;
import java.lang.foreign.MemorySegment;

/**
 * The memory that JavaScript and the loop both see, so that numbers need no call to cross.
 *
 * <p>Loop thread only. Allocated in the engine and held until {@link #close}.
 */
public final class SharedState implements AutoCloseable {
  private final SharedMemory memory;
  private final MemorySegment segment;

  /** Allocates it in a context. */
  public SharedState(JsContext context) {
    memory = context.allocate(BridgeLayout.BYTES);
    segment = memory.segment();
  }

  /** The ArrayBuffer, for JavaScript. */
  public JsValue buffer() {
    return memory.buffer();
  }

  /** All of it. */
  public MemorySegment segment() {
    return segment;
  }

  /** Where in {@link #segment} JavaScript puts the bytes that go out, from an offset on. */
  public long outgoing(int offset) {
    return BridgeLayout.OUT_AT + offset;
  }

  /** Where strings are put for the other side to take. */
  public MemorySegment scratch() {
    return segment.asSlice(BridgeLayout.SCRATCH_AT, BridgeLayout.SCRATCH_BYTES);
  }

  int counter(long at) {
    return segment.get(JAVA_INT, at);
  }

  void setCounter(long at, int value) {
    segment.set(JAVA_INT, at, value);
  }

  double nextTimer() {
    return segment.get(JAVA_DOUBLE, BridgeLayout.NEXT_TIMER_AT);
  }

  void setNow(double millis) {
    segment.set(JAVA_DOUBLE, BridgeLayout.NOW_AT, millis);
  }

  @Override
  public void close() {
    memory.close();
  }
}
