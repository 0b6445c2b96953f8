package dev.alicorn.node;

import dev.alicorn.engine.JsEngine;
import dev.alicorn.engine.JsInterruptedException;
import dev.alicorn.engine.JsOutOfMemoryException;
import dev.alicorn.loop.EventLoop;
import dev.alicorn.node.bindings.Joining;
import dev.alicorn.node.bindings.ThreadPort;
import dev.alicorn.node.bindings.WorkerHost;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A worker: a thread with a loop and an environment of its own, in the program of another.
 *
 * <p>Any thread. What it runs it is told by the first message on the second of its ports.
 */
final class WorkerThread implements WorkerHost.Worker {
  private static final int ENDED_BY_FORCE = 1;

  private final ProgramScope scope;
  private final JsEngine engine;
  private final NodeConfig config;
  private final List<ThreadPort> ports;
  private final Consumer<WorkerHost.End> ended;
  private final int threadId;
  private final Thread thread;
  private final Object lock = new Object();
  private @Nullable Environment environment;
  private boolean terminated;
  private volatile @Nullable EventLoop loop;
  private volatile long startNanos;

  WorkerThread(
      ProgramScope scope,
      JsEngine engine,
      NodeConfig config,
      String name,
      List<ThreadPort> ports,
      Consumer<WorkerHost.End> ended) {
    this.scope = scope;
    this.engine = engine;
    this.config = config;
    this.ports = ports;
    this.ended = ended;
    this.threadId = scope.nextThreadId();
    this.thread = engine.newThread("alicorn-worker-thread-" + threadId + ' ' + name, this::run);
    scope.threads().open(threadId);
    thread.setDaemon(true); // the thread that started it ends it
  }

  void start() {
    thread.start();
  }

  private void run() {
    WorkerHost.End end = new WorkerHost.End(ENDED_BY_FORCE, false);
    try (EventLoop opened = EventLoop.open()) {
      end = runProgram(opened);
    } finally {
      scope.threads().close(threadId);
      ended.accept(end);
    }
  }

  private WorkerHost.End runProgram(EventLoop opened) {
    try (Environment made = new Environment(opened, engine, config, null, scope, threadId)) {
      try {
        publish(made, opened);
        int code = made.run(() -> made.runWorker(ports));
        return new WorkerHost.End(
            made.isOutOfMemory() ? ENDED_BY_FORCE : code, made.isOutOfMemory());
      } catch (JsInterruptedException e) { // also before it ran
        return new WorkerHost.End(ENDED_BY_FORCE, e instanceof JsOutOfMemoryException);
      } finally {
        withdraw();
      }
    }
  }

  private void publish(Environment made, EventLoop opened) {
    synchronized (lock) {
      environment = made;
      startNanos = System.nanoTime();
      loop = opened;
      if (terminated) {
        made.interrupt(ENDED_BY_FORCE);
      }
    }
  }

  /** From here on nobody interrupts: the environment closes. */
  private void withdraw() {
    synchronized (lock) {
      environment = null;
      loop = null;
    }
  }

  @Override
  public int threadId() {
    return threadId;
  }

  @Override
  public void terminate() {
    synchronized (lock) {
      terminated = true;
      if (environment != null) {
        environment.interrupt(ENDED_BY_FORCE);
      }
    }
  }

  @Override
  public void join() {
    Joining.awaitEnd(thread);
  }

  @Override
  public long[] loopNanos() {
    EventLoop running = loop;
    if (running == null) {
      return new long[0];
    }
    return new long[] {running.metrics().idleNanos(), System.nanoTime() - startNanos};
  }
}
