package dev.alicorn.loop.testkit;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** How much a thread allocates, as the JVM counts it. */
final class Allocations {
  private Allocations() {}

  /** Bytes allocated by the calling thread since it started; 0 where the JVM does not tell. */
  static long ofThisThread() {
    return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean bean
        ? bean.getCurrentThreadAllocatedBytes()
        : 0;
  }
}
