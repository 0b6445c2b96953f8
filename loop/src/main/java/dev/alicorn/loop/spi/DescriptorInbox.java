package dev.alicorn.loop.spi;

/**
 * Descriptors that another process has passed, in the order in which they came; those that are not
 * taken are closed with their port.
 *
 * <p>Loop thread only. libuv's page is "uv_pipe_t", at {@code uv_pipe_pending_count}.
 */
public interface DescriptorInbox {
  /** How many wait. */
  int pending();

  /** The oldest, which stays where it is; or {@code EAGAIN}. */
  int peek();

  /** The oldest, close-on-exec, now the caller's; or {@code EAGAIN}. */
  int take();
}
