package dev.alicorn.loop;

import dev.alicorn.loop.event.LoopObserver;
import dev.alicorn.loop.spi.BackendProvider;
import org.jspecify.annotations.Nullable;

/**
 * Choices made before a loop is opened; libuv's {@code uv_loop_configure}.
 *
 * <p>One thread at a time; {@link #open} binds the loop to its caller's.
 */
public final class EventLoopBuilder {
  LoopClock clock = LoopClock.SYSTEM;
  @Nullable WorkerPool pool;
  int poolSize;
  @Nullable LoopObserver observer;
  @Nullable UncaughtHandler uncaughtHandler;
  private @Nullable BackendProvider provider;
  private @Nullable String backendName;

  EventLoopBuilder() {}

  /** The back end by its provider, opened for the first wait even if no handle needs it. */
  public EventLoopBuilder backend(BackendProvider given) {
    provider = given;
    return this;
  }

  /**
   * The back end by name ("epoll", "io_uring", "nio"); without it the property alicorn.backend, or
   * the best.
   */
  public EventLoopBuilder backend(String name) {
    backendName = name;
    return this;
  }

  /** Where the time is read. */
  public EventLoopBuilder clock(LoopClock given) {
    clock = given;
    return this;
  }

  /** The pool for work, files and lookups; without it the shared one. It stays open. */
  public EventLoopBuilder pool(WorkerPool given) {
    pool = given;
    return this;
  }

  /** A pool of the loop's own with so many threads (1 to 1024), closed with the loop. */
  public EventLoopBuilder poolSize(int threads) {
    WorkerPool.checkSize(threads);
    poolSize = threads;
    return this;
  }

  /** Who watches the loop. */
  public EventLoopBuilder observer(LoopObserver watcher) {
    observer = watcher;
    return this;
  }

  /** What a throwing callback does. */
  public EventLoopBuilder uncaughtHandler(UncaughtHandler handler) {
    uncaughtHandler = handler;
    return this;
  }

  BackendChoice choice() {
    boolean needsPoll = provider != null || clock != LoopClock.SYSTEM;
    return new BackendChoice(provider, backendName, needsPoll);
  }

  /** Opens the loop; the back end follows when it is first needed. */
  public EventLoop open() {
    return new EventLoop(this);
  }
}
