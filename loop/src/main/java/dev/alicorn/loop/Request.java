package dev.alicorn.loop;

import org.jspecify.annotations.Nullable;

/**
 * A short-lived operation that was accepted and calls back exactly once; it keeps the loop alive
 * until then.
 *
 * <p>Loop thread only, unless said otherwise. libuv's page is "uv_req_t — Base request".
 */
public abstract class Request {
  private boolean pending;
  private long tag;
  private @Nullable Object attachment;

  Request() {}

  /** Whether it was accepted and has not called back. */
  public final boolean isPending() {
    return pending;
  }

  /** A number of the user's, carried along without allocation. */
  public final long tag() {
    return tag;
  }

  /** Sets the user's number. */
  public final void setTag(long number) {
    tag = number;
  }

  /** An object of the user's, carried along; libuv's {@code req->data}. */
  public final @Nullable Object attachment() {
    return attachment;
  }

  /** Sets the user's object. */
  public final void attach(@Nullable Object object) {
    attachment = object;
  }

  final void begin(EventLoop loop) {
    if (pending) {
      throw new IllegalStateException(getClass().getSimpleName() + " is in use");
    }
    pending = true;
    loop.activeRequests++;
  }

  final void end(EventLoop loop) {
    pending = false;
    loop.activeRequests--;
  }
}
