package dev.alicorn.loop;

/** How long {@link EventLoop#run(RunMode)} runs; libuv's {@code uv_run_mode}. */
public enum RunMode {
  /** Until nothing is alive or the loop is stopped. */
  DEFAULT,
  /** One iteration that waits for I/O when nothing else is to do. */
  ONCE,
  /** One iteration that does not wait. */
  NOWAIT
}
