package dev.alicorn.loop;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A long-lived object of a loop that can be active, keeps the loop alive while it is active and
 * ref'd, and must be closed.
 *
 * <p>Loop thread only, and asserted. Misuse (use after close, a second close) throws {@link
 * IllegalStateException}. libuv's page is "uv_handle_t — Base handle".
 *
 * <pre>
 * idle ⇄ active ──close──▶ closing ──closing phase──▶ closed
 * </pre>
 */
public abstract class Handle {
  private static final int ACTIVE = 1;
  private static final int REF = 2;
  private static final int CLOSING = 4;
  private static final int CLOSED = 8;
  private static final int INTERNAL = 16;

  final EventLoop loop;
  @Nullable Handle previous;
  @Nullable Handle next;
  @Nullable Handle nextClosing;
  @Nullable Handle nextFed;
  boolean fed;
  private int flags = REF;
  private @Nullable Consumer<? super Handle> closeCallback;
  private @Nullable Object attachment;

  Handle(EventLoop loop) {
    this.loop = loop;
    loop.checkOpen();
    loop.handles.add(this);
  }

  /** The loop it belongs to. Any thread. */
  public final EventLoop loop() {
    return loop;
  }

  /** Makes it a part of another object, which {@link EventLoop#walk} does not show. */
  final void hide() {
    flags |= INTERNAL;
  }

  final boolean isHidden() {
    return (flags & INTERNAL) != 0;
  }

  /** Whether it does something now: a timer runs, a stream reads or listens, and so on. */
  public final boolean isActive() {
    return (flags & ACTIVE) != 0;
  }

  /** Whether close was called, or it is closed. */
  public final boolean isClosing() {
    return (flags & (CLOSING | CLOSED)) != 0;
  }

  /** Whether it keeps the loop alive while it is active. True at first. */
  public final boolean hasRef() {
    return (flags & REF) != 0;
  }

  /** Lets it keep the loop alive; idempotent. */
  public final void ref() {
    loop.checkThread();
    if ((flags & REF) == 0) {
      flags |= REF;
      if (isActive()) {
        loop.activeHandles++;
      }
    }
  }

  /** Lets the loop end although this is active; idempotent. */
  public final void unref() {
    loop.checkThread();
    if ((flags & REF) != 0) {
      flags &= ~REF;
      if (isActive()) {
        loop.activeHandles--;
      }
    }
  }

  /** Closes it without a callback. */
  public final void close() {
    close(null);
  }

  /**
   * Ends all it does, cancels what is pending with {@code ECANCELED}, and calls back in the closing
   * phase.
   *
   * @throws IllegalStateException when it is closing or closed
   */
  public final void close(@Nullable Consumer<? super Handle> callback) {
    checkUsable();
    closeCallback = callback;
    flags |= CLOSING;
    loop.closingHandles++;
    boolean done = release();
    deactivate();
    if (done) {
      loop.closing.add(this);
    }
  }

  /** An object of the user's, carried along; libuv's {@code handle->data}. */
  public final @Nullable Object attachment() {
    return attachment;
  }

  /** Sets the user's object. */
  public final void attach(@Nullable Object object) {
    attachment = object;
  }

  /**
   * Stops everything and frees what the system holds.
   *
   * @return false when the closing phase must wait for {@link #released}
   */
  abstract boolean release();

  /** The back end freed what it held after {@link #release} returned false. */
  final void released() {
    loop.closing.add(this);
  }

  /** The pending phase's turn, which it asked for. */
  void onPending() {}

  /** Closing phase: calls back what was pending, before the close callback. */
  void cancelPending() {}

  final void finishClosing() {
    flags = (flags & ~CLOSING) | CLOSED;
    loop.closingHandles--;
    cancelPending();
    loop.handles.remove(this);
    Consumer<? super Handle> callback = closeCallback;
    closeCallback = null;
    if (callback != null) {
      loop.gate.handle(callback, this);
    }
  }

  final void activate() {
    if ((flags & ACTIVE) == 0) {
      flags |= ACTIVE;
      if ((flags & REF) != 0) {
        loop.activeHandles++;
      }
    }
  }

  final void deactivate() {
    if ((flags & ACTIVE) != 0) {
      flags &= ~ACTIVE;
      if ((flags & REF) != 0) {
        loop.activeHandles--;
      }
    }
  }

  final void checkUsable() {
    loop.checkThread();
    if (isClosing()) {
      throw new IllegalStateException(
          getClass().getSimpleName() + ((flags & CLOSED) == 0 ? " is closing" : " is closed"));
    }
  }

  @Override
  public String toString() {
    return getClass().getSimpleName()
        + (isClosing() ? "[closing]" : isActive() ? "[active]" : "[idle]");
  }
}
