package dev.alicorn.node.bindings;

/** Waiting for threads. */
public final class Joining {
  private Joining() {}

  /**
   * Waits until a thread has ended; an interrupt does not end the wait, and is kept. Any thread.
   */
  public static void awaitEnd(Thread thread) {
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
