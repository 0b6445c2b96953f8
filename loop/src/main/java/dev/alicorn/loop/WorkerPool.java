package dev.alicorn.loop;

import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The threads that run blocking work: file operations, lookups and the user's own.
 *
 * <p>Any thread. The shared pool has 4 threads, or as many as {@code -Dalicorn.threadpool.size} or
 * {@code UV_THREADPOOL_SIZE} said when it was first used (1 to 1024); they are daemons and start as
 * work comes. Lookups may take half of them at most, so that a slow name server cannot stop the
 * files. libuv's page is "Thread pool work scheduling".
 */
public final class WorkerPool implements AutoCloseable {
  /** The size when nothing else was said. */
  public static final int DEFAULT_SIZE = 4;

  /** The largest size. */
  public static final int MAX_SIZE = 1024;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final ArrayDeque<WorkRequest<?>> fast = new ArrayDeque<>();
  private final ArrayDeque<WorkRequest<?>> slow = new ArrayDeque<>();
  private final int size;
  private int threads;
  private int waiting;
  private int slowRunning;
  private boolean closed;

  /**
   * A pool of so many threads.
   *
   * @throws IllegalArgumentException unless 1 to 1024
   */
  public WorkerPool(int size) {
    checkSize(size);
    this.size = size;
  }

  static void checkSize(int size) {
    if (size < 1 || size > MAX_SIZE) {
      throw new IllegalArgumentException("pool size " + size + " is not 1 to " + MAX_SIZE);
    }
  }

  /** The pool that loops share unless they were given one. */
  public static WorkerPool shared() {
    return Shared.POOL;
  }

  private static final class Shared {
    static final WorkerPool POOL =
        new WorkerPool(
            sizeFrom(
                System.getProperty(
                    "alicorn.threadpool.size", System.getenv("UV_THREADPOOL_SIZE"))));
  }

  /** As libuv reads it: nothing is 4, 0 and what is no number is 1, too much is the most. */
  static int sizeFrom(@Nullable String text) {
    if (text == null) {
      return DEFAULT_SIZE;
    }
    try {
      return (int) Math.max(1, Math.min(MAX_SIZE, Long.parseLong(text.trim())));
    } catch (NumberFormatException e) {
      return 1;
    }
  }

  /** How many threads it may have. */
  public int size() {
    return size;
  }

  void submit(WorkRequest<?> request) {
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException("the pool is closed");
      }
      (request.slow ? slow : fast).add(request);
      if (fast.size() + slow.size() > waiting && threads < size) {
        threads++;
        Thread.ofPlatform().daemon().name("alicorn-worker-" + threads).start(this::work);
      } else {
        arrived.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Drops a request that was cancelled while it waited. */
  void forget(WorkRequest<?> request) {
    lock.lock();
    try {
      if (!fast.remove(request)) {
        slow.remove(request);
      }
    } finally {
      lock.unlock();
    }
  }

  private void work() {
    WorkRequest<?> done = null;
    while (true) {
      WorkRequest<?> next;
      lock.lock();
      try {
        if (done != null && done.slow) {
          slowRunning--;
          arrived.signal();
        }
        next = take();
        if (next == null) {
          threads--;
          return;
        }
      } finally {
        lock.unlock();
      }
      next.execute();
      done = next;
    }
  }

  /** With the lock: the next to run, waiting for it; null when the pool is closed. */
  private @Nullable WorkRequest<?> take() {
    while (true) {
      WorkRequest<?> next = fast.poll();
      if (next == null && slowRunning < (size + 1) / 2) {
        next = slow.poll();
        slowRunning += next == null ? 0 : 1;
      }
      if (next != null || closed) {
        return next;
      }
      waiting++;
      arrived.awaitUninterruptibly();
      waiting--;
    }
  }

  /** Lets the threads end when the work that waits is done. Idempotent; does not wait. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
