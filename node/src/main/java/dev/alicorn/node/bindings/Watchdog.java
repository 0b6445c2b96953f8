package dev.alicorn.node.bindings;

import dev.alicorn.engine.JsContext;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Interrupts a context when it is not called off in time.
 *
 * <p>Made and closed on the context's thread; a thread of its own waits.
 */
final class Watchdog implements AutoCloseable {
  private final CountDownLatch calledOff = new CountDownLatch(1);
  private final Thread thread;
  private volatile boolean bitten;

  Watchdog(JsContext context, long millis) {
    thread = new Thread(() -> watch(context, millis), "watchdog");
    thread.setDaemon(true);
    thread.start();
  }

  private void watch(JsContext context, long millis) {
    try {
      if (!calledOff.await(millis, TimeUnit.MILLISECONDS)) {
        bitten = true;
        context.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the time was over. */
  boolean hasBitten() {
    return bitten;
  }

  /** Calls it off; it does not interrupt after this. */
  @Override
  public void close() {
    calledOff.countDown();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
