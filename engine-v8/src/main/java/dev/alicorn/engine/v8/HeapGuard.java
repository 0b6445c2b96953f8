package dev.alicorn.engine.v8;

import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.callback.IJavetNearHeapLimitCallback;
import com.caoccao.javet.interop.monitoring.V8HeapStatistics;
import dev.alicorn.engine.HeapLimitListener;
import dev.alicorn.engine.HeapStatistics;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Stops JavaScript that fills its heap, before V8 ends the process.
 *
 * <p>V8 asks when the heap is nearly full. The answer stops the JavaScript, and raises the limit
 * far enough that the step in progress can end, which may be to double a large table; afterwards
 * garbage is collected and the limit is what it was. A single step that needs more than that ends
 * the process: V8 has no other way out.
 */
final class HeapGuard implements IJavetNearHeapLimitCallback {
  private static final long MIN_ROOM_TO_LEAVE = 256L << 20;
  private static final int MOST_TIMES_LIMIT = 8;

  private final V8Context context;
  private final V8Runtime runtime;
  private @Nullable HeapLimitListener listener;
  private long originalLimit;

  HeapGuard(V8Context context, V8Runtime runtime) {
    this.context = context;
    this.runtime = runtime;
    runtime.setNearHeapLimitCallback(this);
    context.calls().setAfterOutOfMemory(this::restoreLimit);
  }

  void setListener(@Nullable HeapLimitListener newListener) {
    listener = newListener;
  }

  /** V8 takes no limit but the one that it goes back to when a callback is taken away. */
  void limit(long bytes) {
    originalLimit = bytes;
    runtime.setNearHeapLimitCallback(null);
    runtime.setNearHeapLimitCallback(this);
    originalLimit = 0;
  }

  @Override
  public long callback(long currentLimit, long initialLimit) {
    if (originalLimit == 0) {
      originalLimit = currentLimit;
    }
    if (listener != null) {
      long wanted = listener.nearLimit(currentLimit, initialLimit);
      if (wanted > currentLimit) {
        return wanted;
      }
    }
    context.calls().noteOutOfMemory();
    runtime.terminateExecution();
    return currentLimit > originalLimit * MOST_TIMES_LIMIT
        ? currentLimit
        : currentLimit + Math.max(MIN_ROOM_TO_LEAVE, currentLimit);
  }

  @Override
  public long getDefaultHeapLimit() {
    return originalLimit;
  }

  private void restoreLimit() {
    runtime.lowMemoryNotification();
    runtime.setNearHeapLimitCallback(null); // sets the limit to getDefaultHeapLimit()
    runtime.setNearHeapLimitCallback(this);
    originalLimit = 0;
  }

  HeapStatistics statistics() {
    CompletableFuture<V8HeapStatistics> future = runtime.getV8HeapStatistics();
    if (!future.isDone()) {
      // Inside a host call V8 answers at its next stop: calling any function is one.
      context.calls().call(context.helpers().function(Helper.NOTHING), null, false);
    }
    V8HeapStatistics now = future.getNow(null);
    if (now == null) {
      throw new IllegalStateException("V8 did not answer");
    }
    return new HeapStatistics(
        now.getTotalHeapSize(),
        now.getTotalHeapSizeExecutable(),
        now.getTotalPhysicalSize(),
        now.getTotalAvailableSize(),
        now.getUsedHeapSize(),
        now.getHeapSizeLimit(),
        now.getMallocedMemory(),
        now.getExternalMemory(),
        now.getPeakMallocedMemory(),
        now.getNumberOfNativeContexts(),
        now.getNumberOfDetachedContexts(),
        now.getTotalGlobalHandlesSize(),
        now.getUsedGlobalHandlesSize());
  }
}
