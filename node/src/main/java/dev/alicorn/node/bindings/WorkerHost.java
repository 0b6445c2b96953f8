package dev.alicorn.node.bindings;

import java.util.List;
import java.util.function.Consumer;

/** What the worker binding asks of the environment. */
public interface WorkerHost {
  /** A worker, seen by the thread that started it. Any thread. */
  interface Worker {
    /** Its {@code threadId}. */
    int threadId();

    /** Stops it, whatever it does; it ends soon after. */
    void terminate();

    /** Waits until its thread has ended. */
    void join();

    /** Nanoseconds that its loop has waited, and that it has run; empty where it does not run. */
    long[] loopNanos();
  }

  /** How a worker ended. */
  record End(int exitCode, boolean outOfMemory) {}

  /**
   * Starts a worker.
   *
   * @param ports that are to be its own, in the order in which it will number them
   * @param ended called once, on the worker's thread, when it is done
   */
  Worker startWorker(String name, List<ThreadPort> ports, Consumer<End> ended);
}
