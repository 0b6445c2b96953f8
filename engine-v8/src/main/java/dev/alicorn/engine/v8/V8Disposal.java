package dev.alicorn.engine.v8;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Locker;
import com.caoccao.javet.interop.V8Runtime;
import java.util.ArrayList;
import java.util.List;

/**
 * Frees a V8 isolate, or keeps it for ever where freeing it is not safe.
 *
 * <p>Native code that touches freed memory ends the JVM; an isolate that stays costs a few
 * megabytes. So an isolate stays as long as the process if a thread may still write to its buffers.
 * At the end of a process it is better not to close contexts at all: the kernel frees them faster.
 * Thread: the context's.
 */
final class V8Disposal {
  private static final List<V8Runtime> KEPT = new ArrayList<>();

  private V8Disposal() {}

  /** Frees a runtime that did not get far enough to have a context. */
  static void discard(V8Runtime runtime) {
    try {
      runtime.close();
    } catch (JavetException e) {
      keep(runtime);
    }
  }

  static void dispose(V8Runtime runtime, V8Locker locker, boolean memoryInUse) {
    try {
      locker.close();
      if (!memoryInUse) {
        runtime.close();
        return;
      }
    } catch (JavetException | RuntimeException e) {
      // What cannot be freed is kept.
    }
    keep(runtime);
  }

  private static void keep(V8Runtime runtime) {
    synchronized (KEPT) {
      KEPT.add(runtime);
    }
  }
}
