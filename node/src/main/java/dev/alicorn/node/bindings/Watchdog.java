package dev.alicorn.node.bindings;

import dev.alicorn.engine.JsContext;

/**
 * Interrupts a context from a thread of its own, unless it is called off before.
 *
 * <p>Made, started by its subclass, and closed on the context's thread.
 */
abstract class Watchdog implements AutoCloseable {
  private final JsContext context;
  private final Thread thread;
  private volatile boolean bitten;

  Watchdog(JsContext context, String threadName) {
    this.context = context;
    thread = new Thread(this::watch, threadName);
    thread.setDaemon(true);
  }

  /** To be called when the subclass is made; before that its thread would see it half made. */
  final void start() {
    thread.start();
  }

  /** Waits and bites, or is called off; on its own thread. */
  abstract void watch();

  /** Makes {@link #watch} return; on the context's thread. */
  abstract void callOff();

  /** Interrupts the context. */
  final void bite() {
    bitten = true;
    context.interrupt();
  }

  /** Whether it has interrupted. */
  final boolean hasBitten() {
    return bitten;
  }

  /** Calls it off; it does not interrupt after this. */
  @Override
  public final void close() {
    callOff();
    Joining.awaitEnd(thread);
  }
}
