package dev.alicorn.node.bindings;

import dev.alicorn.engine.HeapStatistics;
import dev.alicorn.engine.JsContext;
import org.jspecify.annotations.Nullable;

/** {@code internalBinding('v8')}: what the engine tells about its heap. Loop thread only. */
public final class V8Binding {
  private final JsContext context;

  /** Over the engine's context. */
  public V8Binding(JsContext context) {
    this.context = context;
  }

  /** Adds the functions. */
  public void register(BindingTable table) {
    table
        .group("v8")
        .add("heapStatistics", call -> heapStatistics())
        .add("limitHeap", call -> limitHeap(call.intAt(0)));
  }

  private @Nullable Object limitHeap(int megabytes) {
    context.limitHeap((long) megabytes << 20);
    return null;
  }

  /** In the order of {@code lib/v8.js}. */
  private Object[] heapStatistics() {
    HeapStatistics heap = context.heapStatistics();
    return new Object[] {
      heap.totalHeapSize(),
      heap.totalHeapSizeExecutable(),
      heap.totalPhysicalSize(),
      heap.totalAvailableSize(),
      heap.usedHeapSize(),
      heap.heapSizeLimit(),
      heap.mallocedMemory(),
      heap.peakMallocedMemory(),
      heap.numberOfNativeContexts(),
      heap.numberOfDetachedContexts(),
      heap.totalGlobalHandlesSize(),
      heap.usedGlobalHandlesSize(),
      heap.externalMemory()
    };
  }
}
