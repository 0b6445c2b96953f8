package dev.alicorn.node.bindings;

import dev.alicorn.engine.JsContext;
import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.Signal;
import dev.alicorn.loop.SystemError;
import java.util.concurrent.CompletableFuture;

/**
 * Interrupts a context when SIGINT comes.
 *
 * <p>The context's own loop does not turn meanwhile: a loop on the watchdog's thread waits for the
 * signal. Where signals cannot be watched, nothing interrupts.
 */
final class SigintWatchdog extends Watchdog {
  private final CompletableFuture<EventLoop> opened = new CompletableFuture<>();
  private volatile boolean watching;

  SigintWatchdog(JsContext context) {
    super(context, "sigint-watchdog");
    start();
    opened.join(); // from here on the signal does not end the process
  }

  @Override
  void watch() {
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

  @Override
  void callOff() {
    if (watching) {
      opened.join().stop();
    }
  }
}
