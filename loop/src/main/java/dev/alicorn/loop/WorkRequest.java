package dev.alicorn.loop;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Work that waits for the pool, runs on it, and calls back on the loop thread; or a file operation
 * that the kernel does without the pool, which cannot be cancelled.
 *
 * <p>Loop thread only, except {@link #cancel}. libuv's page is "uv_work_t".
 *
 * <pre>
 * queued ──pool thread takes it──▶ running ──▶ done ──callback
 *    └────cancel────▶ cancelled ──callback with ECANCELED
 * </pre>
 *
 * @param <T> what it computes
 */
public final class WorkRequest<T> extends Request {
  private static final int QUEUED = 0;
  private static final int RUNNING = 1;
  private static final int CANCELLED = 2;

  private final EventLoop loop;
  private final @Nullable WorkerPool pool;
  private final @Nullable Callable<T> job;
  private final WorkCallback<T> callback;
  private final AtomicInteger state;
  private final PostQueue.Post completion =
      new PostQueue.Post() {
        @Override
        void deliver() {
          complete();
        }
      };
  private @Nullable T result;
  private @Nullable Throwable error;

  /** Whether it may hold its thread for long, as a lookup does. */
  final boolean slow;

  WorkRequest(
      EventLoop loop, WorkerPool pool, Callable<T> job, WorkCallback<T> callback, boolean slow) {
    this.loop = loop;
    this.pool = pool;
    this.slow = slow;
    this.job = job;
    this.callback = callback;
    this.state = new AtomicInteger(QUEUED);
  }

  /** One that is under way without the pool. */
  WorkRequest(EventLoop loop, WorkCallback<T> callback) {
    this.loop = loop;
    this.pool = null;
    this.slow = false;
    this.job = null;
    this.callback = callback;
    this.state = new AtomicInteger(RUNNING);
  }

  /** Loop thread: calls back with a value. */
  void succeed(T value) {
    result = value;
    complete();
  }

  /** Loop thread: calls back with an error. */
  void fail(SystemError failure) {
    error = failure;
    complete();
  }

  /**
   * Cancels it when it has not begun; the callback then comes with {@code ECANCELED}. Any thread.
   *
   * @return false when it runs or has run (libuv's {@code EBUSY})
   */
  public boolean cancel() {
    if (pool == null || !state.compareAndSet(QUEUED, CANCELLED)) {
      return false;
    }
    pool.forget(this);
    error = SystemError.of(Errno.ECANCELED, "cancel");
    loop.post(completion);
    return true;
  }

  /** Pool thread. */
  void execute() {
    if (job == null || !state.compareAndSet(QUEUED, RUNNING)) {
      return;
    }
    try {
      result = job.call();
    } catch (Throwable thrown) {
      error = thrown;
    }
    loop.post(completion);
  }

  private void complete() {
    end(loop);
    loop.gate.work(this, callback);
  }

  /** What it computed; null before it is done and after an error. */
  public @Nullable T result() {
    return result;
  }

  /** What it threw; null before it is done and after success. */
  public @Nullable Throwable error() {
    return error;
  }
}
