package dev.alicorn.node.bindings;

import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.LoopMetrics;
import java.util.concurrent.TimeUnit;

/** {@code internalBinding('performance')}: the high-resolution clock and the loop's idle time. */
public final class PerformanceBinding {
  private final EventLoop loop;
  private final Milestones milestones;

  /** Its clock is that of the milestones. */
  public PerformanceBinding(EventLoop loop, Milestones milestones) {
    this.loop = loop;
    this.milestones = milestones;
  }

  /** Adds the functions. */
  public void register(BindingTable table) {
    table
        .group("performance")
        .add("now", call -> milestones.now())
        .add("timeOrigin", call -> milestones.originMillis())
        .add("milestones", call -> milestones.times())
        .add("loopTimes", call -> loopTimes())
        .add("loopMetrics", call -> loopMetrics());
  }

  private Object[] loopMetrics() {
    LoopMetrics metrics = loop.metrics();
    return new Object[] {
      (double) metrics.iterations(), (double) metrics.events(), (double) metrics.eventsWaiting()
    };
  }

  /** Milliseconds that the loop waited, and that it did not. */
  private Object[] loopTimes() {
    double idle = loop.metrics().idleNanos() / (double) TimeUnit.MILLISECONDS.toNanos(1);
    return new Object[] {idle, Math.max(0, milestones.now() - idle)};
  }
}
