package dev.alicorn.loop;

import dev.alicorn.loop.event.LoopObserver;
import dev.alicorn.loop.event.Phase;
import dev.alicorn.loop.spi.SystemPort;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An event loop: one thread that waits for I/O, timers, the worker pool and other threads, and
 * calls back in a fixed order of phases.
 *
 * <p>A loop belongs to the thread that opened it, until {@link #run} is called on another while it
 * does not run; every method asserts this, except those said to be for any thread ({@link
 * #execute}, {@link #stop}, {@link #isRunning}). libuv's page is "uv_loop_t", and one iteration is
 * that of libuv 1.45 and later:
 *
 * <pre>
 * alive? → [timers once, in DEFAULT mode] → repeat while alive and not stopped:
 *   pending → idle → prepare → poll(timeout) → pending (at most 8 rounds) → check → closing
 *   → now = clock → timers
 * </pre>
 *
 * <p>A callback that throws goes to the {@link UncaughtHandler}. Without one, the loop finishes the
 * iteration and {@code run} throws it.
 */
public final class EventLoop implements AutoCloseable {
  private static final int PENDING_ROUNDS = 8;

  final LoopClock clock;
  final HandleList handles = new HandleList();
  final CallbackGate gate;
  final PendingPhase pending = new PendingPhase();
  final WatcherPhase idle = new WatcherPhase(Phase.IDLE);
  final WatcherPhase prepare = new WatcherPhase(Phase.PREPARE);
  final WatcherPhase check = new WatcherPhase(Phase.CHECK);
  final PollPhase poll;
  final ClosingPhase closing = new ClosingPhase();
  final TimerPhase timers;
  final WriteRequestPool writeRequests = new WriteRequestPool();
  final SlabAllocator slab = new SlabAllocator();
  private final PhaseRunner phases;
  private final LoopWork work;
  private final AtomicInteger postedTasks = new AtomicInteger();
  private final long originNanos;
  private volatile Thread owner;
  private volatile boolean stopRequested;
  private volatile boolean running;
  private volatile boolean closed;
  private long nowNanos;
  long iterations;

  int activeHandles;
  int activeRequests;
  int closingHandles;

  EventLoop(EventLoopBuilder builder) {
    clock = builder.clock;
    originNanos = clock.nanos();
    owner = Thread.currentThread();
    gate = new CallbackGate(this);
    gate.handleUncaught(builder.uncaughtHandler);
    timers = new TimerPhase(this);
    poll = new PollPhase(this, builder.choice());
    phases = new PhaseRunner(this);
    work = new LoopWork(this, builder.pool, builder.poolSize);
    setObserver(builder.observer);
  }

  /** Opens a loop with the best back end, the system's clock and the shared pool. */
  public static EventLoop open() {
    return builder().open();
  }

  /** What can be chosen before a loop is opened. */
  public static EventLoopBuilder builder() {
    return new EventLoopBuilder();
  }

  /** Runs until nothing is alive or the loop is stopped; true when something is still alive. */
  public boolean run() {
    return run(RunMode.DEFAULT);
  }

  /**
   * Runs the loop; see the class for the iteration.
   *
   * @return true when something is still alive, so that it should be run again
   * @throws IllegalStateException when it runs already or is closed
   */
  public boolean run(RunMode mode) {
    enterRun();
    try {
      boolean alive = isAlive();
      if (!alive) {
        updateTime();
      } else if (mode == RunMode.DEFAULT && !stopRequested) {
        updateTime();
        phases.run(timers);
      }
      while (alive && !stopRequested) {
        iterate(mode);
        alive = isAlive();
        if (mode != RunMode.DEFAULT) {
          break;
        }
      }
      return alive;
    } finally {
      leaveRun();
    }
  }

  private void iterate(RunMode mode) {
    boolean canSleep = mode == RunMode.DEFAULT || (pending.isEmpty() && idle.isEmpty());
    iterations++;
    phases.runBatch(pending);
    phases.run(idle);
    phases.run(prepare);
    poll.setDeadline(canSleep && mode != RunMode.NOWAIT ? pollDeadlineNanos() : PollPhase.NO_WAIT);
    phases.runBatch(poll);
    for (int round = 0; round < PENDING_ROUNDS && !pending.isEmpty(); round++) {
      phases.runBatch(pending);
    }
    phases.run(check);
    phases.runBatch(closing);
    updateTime();
    phases.run(timers);
  }

  /** Until when poll may wait. */
  private long pollDeadlineNanos() {
    boolean busy =
        stopRequested
            || (activeHandles == 0
                && activeRequests == 0
                && closingHandles == 0
                && postedTasks.get() == 0)
            || !pending.isEmpty()
            || !idle.isEmpty()
            || !closing.isEmpty();
    return busy ? PollPhase.NO_WAIT : timers.nextDueNanos();
  }

  private void enterRun() {
    if (running) {
      throw new IllegalStateException("the loop runs already");
    }
    if (closed) {
      throw new IllegalStateException("the loop is closed");
    }
    owner = Thread.currentThread();
    running = true;
  }

  private void leaveRun() {
    stopRequested = false;
    running = false;
    poll.restoreInterrupt();
    gate.rethrow();
  }

  /**
   * Ends {@link #run} after the present iteration, or makes the next one return after at most one.
   * Any thread; from another it wakes the loop.
   */
  public void stop() {
    stopRequested = true;
    if (Thread.currentThread() != owner) {
      poll.post(new StopPost());
    }
  }

  private static final class StopPost extends PostQueue.Post {
    @Override
    void deliver() {}
  }

  /** Whether {@link #run} is under way. Any thread. */
  public boolean isRunning() {
    return running;
  }

  /** Whether it has active and ref'd handles, active requests, closing handles or posted tasks. */
  public boolean isAlive() {
    return activeHandles > 0
        || activeRequests > 0
        || closingHandles > 0
        || !pending.isEmpty()
        || postedTasks.get() > 0;
  }

  /**
   * Runs a task on the loop thread, in its poll phase. Any thread; never blocks. A task that waits
   * keeps the loop alive.
   *
   * @throws RejectedExecutionException when the loop is closed
   */
  public void execute(Runnable task) {
    if (closed) {
      throw new RejectedExecutionException("the loop is closed");
    }
    postedTasks.incrementAndGet();
    poll.post(
        new PostQueue.Post() {
          @Override
          void deliver() {
            postedTasks.decrementAndGet();
            gate.task(task);
          }
        });
  }

  void post(PostQueue.Post post) {
    poll.post(post);
  }

  /**
   * Runs work on the worker pool and its callback here; libuv's {@code uv_queue_work}.
   *
   * @param job runs on a pool thread
   */
  public <T> WorkRequest<T> queueWork(Callable<T> job, WorkCallback<T> callback) {
    return work.submit(job, callback, false);
  }

  <T> WorkRequest<T> queueSlowWork(Callable<T> job, WorkCallback<T> callback) {
    return work.submit(job, callback, true);
  }

  /** File operations that block the caller. */
  public Files files() {
    return work.files();
  }

  /** File operations that run on the pool and call back here. */
  public AsyncFiles asyncFiles() {
    return work.asyncFiles();
  }

  /** Name lookups that run on the pool and call back here. */
  public Names names() {
    return work.names();
  }

  /** Random bytes, at once or from the pool with a callback here. */
  public Random random() {
    return work.random();
  }

  /** The calls on the process and its terminals, or null where the back end has none. */
  public @Nullable SystemPort system() {
    return poll.provider().system();
  }

  /** The default allocator for reads: one slab, borrowed by each read callback in turn. */
  public BufferAllocator allocator() {
    return slab;
  }

  /** The loop's present time in milliseconds since it was opened; renewed once an iteration. */
  public long now() {
    return TimeUnit.NANOSECONDS.toMillis(nowNanos);
  }

  /** The loop's present time in nanoseconds since it was opened; renewed once an iteration. */
  public long nowNanos() {
    return nowNanos;
  }

  /** Renews the present time from the clock. */
  public void updateTime() {
    nowNanos = clockNanos();
  }

  long clockNanos() {
    return clock.nanos() - originNanos;
  }

  /** Visits every handle that is not closed, in order of creation. */
  public void walk(Consumer<? super Handle> visitor) {
    checkThread();
    handles.forEach(
        handle -> {
          if (!handle.isHidden()) {
            visitor.accept(handle);
          }
        });
  }

  /** Sets who watches the loop, or null for nobody. */
  public void setObserver(@Nullable LoopObserver watcher) {
    checkThread();
    phases.observe(watcher);
    gate.observe(watcher);
  }

  /** Sets what a throwing callback does; null ends the run with the error. */
  public void setUncaughtHandler(@Nullable UncaughtHandler handler) {
    checkThread();
    gate.handleUncaught(handler);
  }

  /**
   * For embedders that gather events and cross into another runtime once a batch: called after the
   * callbacks of each pending, poll and closing phase that ran any, before the next phase.
   */
  public void setBatchHook(@Nullable Runnable hook) {
    checkThread();
    phases.setBatchHook(hook);
  }

  /** Counts since the loop was opened. */
  public LoopMetrics metrics() {
    return new LoopMetrics(iterations, poll.events, poll.eventsWaiting, poll.waitedNanos);
  }

  /** The back end's name; finds it, but does not open it. */
  public String backendName() {
    return poll.provider().name();
  }

  /** The descriptor that another poller could wait on, or -1; libuv's {@code uv_backend_fd}. */
  public int backendFileno() {
    checkThread();
    return poll.fileno();
  }

  /**
   * For how long the loop would wait now, in nanoseconds: 0 for not at all, -1 for until something
   * comes; libuv's {@code uv_backend_timeout}.
   */
  public long backendTimeoutNanos() {
    checkThread();
    long due = pollDeadlineNanos();
    return due == PollPhase.FOR_EVER ? -1 : Math.max(due, nowNanos) - nowNanos;
  }

  /** As {@link #close} when no handle is open and nothing pends, else {@code EBUSY}. */
  public int tryClose() {
    checkThread();
    if (running || handles.size() > 0 || activeRequests > 0) {
      return Errno.EBUSY;
    }
    close();
    return 0;
  }

  /**
   * Closes every handle with its callbacks, waits for work that runs on the pool, and frees the
   * back end. Idempotent.
   *
   * @throws IllegalStateException when called from a callback
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    checkThread();
    if (running) {
      throw new IllegalStateException("the loop runs");
    }
    try {
      LoopCloser.drain(this);
    } finally {
      closed = true;
      work.close();
      poll.close();
    }
  }

  void checkOpen() {
    checkThread();
    if (closed) {
      throw new IllegalStateException("the loop is closed");
    }
  }

  void checkThread() {
    if (Thread.currentThread() != owner) {
      throw new WrongThreadException("the loop belongs to " + owner);
    }
  }
}
