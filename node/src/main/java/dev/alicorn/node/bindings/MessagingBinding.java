package dev.alicorn.node.bindings;

import dev.alicorn.loop.Async;
import dev.alicorn.loop.EventLoop;
import org.jspecify.annotations.Nullable;

/**
 * {@code internalBinding('messaging')}: what message ports need of the loop. Messages themselves
 * stay in JavaScript.
 *
 * <p>All ports share one handle, made when the first of them listens: a wake-up is delivered in the
 * poll phase, and the handle keeps the loop alive for as long as JavaScript says. Loop thread only.
 */
public final class MessagingBinding implements AutoCloseable {
  private final EventLoop loop;
  private final RequestRunner runner;
  private @Nullable Async handle;
  private int wakeRequest;

  /** Requests complete through the runner's gate. */
  public MessagingBinding(EventLoop loop, RequestRunner runner) {
    this.loop = loop;
    this.runner = runner;
  }

  /** Adds the functions. */
  public void register(BindingTable table) {
    table
        .group("messaging")
        .add("wake", call -> wake(call.intAt(0)))
        .add("resume", call -> resume(call.intAt(0)))
        .add("hold", call -> hold(call.booleanAt(0)))
        .add("closing", call -> closing(call.intAt(0)));
  }

  private Async handle() {
    if (handle == null) {
      handle = new Async(loop, each -> woken());
      handle.unref();
    }
    return handle;
  }

  /** Completes the request in the next poll phase; there is one at a time. */
  private @Nullable Object wake(int requestId) {
    wakeRequest = requestId;
    handle().send();
    return null;
  }

  /** Completes the request as soon as the call that is running has returned and settled. */
  private @Nullable Object resume(int requestId) {
    runner.gate().complete(requestId, 0);
    return null;
  }

  private void woken() {
    int request = wakeRequest;
    wakeRequest = 0;
    if (request != 0) {
      runner.gate().complete(request, 0);
    }
  }

  private @Nullable Object hold(boolean alive) {
    if (alive) {
      handle().ref();
    } else {
      handle().unref();
    }
    return null;
  }

  /** Completes the request in the next closing phase, until when the loop stays alive. */
  private @Nullable Object closing(int requestId) {
    new Async(loop, each -> {}).close(each -> runner.gate().complete(requestId, 0));
    return null;
  }

  @Override
  public void close() {
    if (handle != null && !handle.isClosing()) {
      handle.close();
    }
  }
}
