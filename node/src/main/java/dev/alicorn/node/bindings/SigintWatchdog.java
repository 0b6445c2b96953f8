package dev.alicorn.node.bindings;

import dev.alicorn.engine.JsContext;
import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.Signal;
import dev.alicorn.loop.SystemError;
import java.util.concurrent.CompletableFuture;

/**
 * Interrupts a context when SIGINT comes.
 *
 * <p>Made and closed on the context's thread, whose own loop does not turn meanwhile: a thread and
 * a loop of its own wait for the signal. Where signals cannot be watched, nothing interrupts.
 */
final class SigintWatchdog implements AutoCloseable {
  private final CompletableFuture<EventLoop> opened = new CompletableFuture<>();
  private final JsContext context;
  private final Thread thread;
  private volatile boolean watching;
  private volatile boolean bitten;

  SigintWatchdog(JsContext context) {
    this.context = context;
    thread = new Thread(this::watch, "sigint-watchdog");
    thread.setDaemon(true);
    thread.start();
    opened.join(); // from here on the signal does not end the process
  }

  private void watch() {
    try (EventLoop loop = EventLoop.open()) {
      Signal signal = new Signal(loop);
      try {
        signal.start(Signal.SIGINT, (handle, signum) -> bite());
        watching = true;
      } catch (SystemError e) {
        signal.close();
      }
      opened.complete(loop);
      loop.run();
    } finally {
      opened.completeExceptionally(new IllegalStateException("The loop did not open"));
    }
  }

  private void bite() {
    bitten = true;
    context.interrupt();
  }

  /** Whether the signal has come. */
  boolean hasBitten() {
    return bitten;
  }

  /** Calls it off; it does not interrupt after this. */
  @Override
  public void close() {
    if (watching) {
      opened.join().stop();
    }
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
