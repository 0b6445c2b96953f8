package dev.alicorn.node.bindings;

import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.LoopMetrics;
import java.util.concurrent.TimeUnit;

/** {@code internalBinding('performance')}: the high-resolution clock and the loop's idle time. */
public final class PerformanceBinding {
  private final EventLoop loop;
  private final long originNanos = System.nanoTime();
  private final double originMillis = System.currentTimeMillis();

  /** The clock starts now. */
  public PerformanceBinding(EventLoop loop) {
    this.loop = loop;
  }

  /** Adds the functions. */
  public void register(BindingTable table) {
    table
        .group("performance")
        .add("now", call -> now())
        .add("timeOrigin", call -> originMillis)
        .add("loopTimes", call -> loopTimes())
        .add("loopMetrics", call -> loopMetrics());
  }

  private Object[] loopMetrics() {
    LoopMetrics metrics = loop.metrics();
    return new Object[] {
      (double) metrics.iterations(), (double) metrics.events(), (double) metrics.eventsWaiting()
    };
  }

  private double now() {
    return (System.nanoTime() - originNanos) / 1e6;
  }

  /** Milliseconds that the loop waited, and that it did not. */
  private Object[] loopTimes() {
    double idle = loop.metrics().idleNanos() / (double) TimeUnit.MILLISECONDS.toNanos(1);
    return new Object[] {idle, Math.max(0, now() - idle)};
  }
}
