package dev.alicorn.node.bindings;

import dev.alicorn.engine.JsContext;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Interrupts a context when it is not called off in time. */
final class TimeoutWatchdog extends Watchdog {
  private final CountDownLatch calledOff = new CountDownLatch(1);
  private final long millis;

  TimeoutWatchdog(JsContext context, long millis) {
    super(context, "watchdog");
    this.millis = millis;
    start();
  }

  @Override
  void watch() {
    try {
      if (!calledOff.await(millis, TimeUnit.MILLISECONDS)) {
        bite();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  void callOff() {
    calledOff.countDown();
  }
}
