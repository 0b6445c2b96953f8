package dev.alicorn.node.bindings;

import dev.alicorn.engine.HostCall;
import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.SystemError;
import dev.alicorn.node.bridge.CallbackGate;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Runs blocking jobs for JavaScript: at once where the request id is 0, else on the worker pool,
 * completing the request afterwards.
 *
 * <p>Loop thread only; jobs run on a pool thread and see only what they captured.
 */
public final class RequestRunner {
  private final EventLoop loop;
  private final ErrorFactory errors;
  private @Nullable CallbackGate gate;

  /** Over the loop's pool. */
  public RequestRunner(EventLoop loop, ErrorFactory errors) {
    this.loop = loop;
    this.errors = errors;
  }

  /** Called once the library has started. */
  public void connect(CallbackGate callbackGate) {
    gate = callbackGate;
  }

  /** The gate that completes requests. */
  public CallbackGate gate() {
    return Objects.requireNonNull(gate, "not started");
  }

  /** Runs the job of a call whose first argument is the request id. */
  public @Nullable Object run(HostCall call, Callable<? extends @Nullable Object> job)
      throws Exception {
    return run(call.intAt(0), job, () -> {});
  }

  /**
   * Runs the job.
   *
   * @param release run on the loop thread when the job is done, before the request completes
   */
  public @Nullable Object run(
      int requestId, Callable<? extends @Nullable Object> job, Runnable release) throws Exception {
    if (requestId == 0) {
      try {
        return job.call();
      } finally {
        release.run();
      }
    }
    loop.<@Nullable Object>queueWork(
        job::call,
        (error, result) -> {
          release.run();
          complete(requestId, error, result);
        });
    return null;
  }

  /** Runs a job on the pool. */
  void queue(int requestId, Callable<? extends @Nullable Object> job) {
    loop.<@Nullable Object>queueWork(
        job::call, (error, result) -> complete(requestId, error, result));
  }

  /** Completes a request with the error, or where there is none with the result. */
  void complete(int requestId, @Nullable Throwable error, @Nullable Object result) {
    if (gate().isEnded()) {
      return; // nobody is left who waits for it, and the context may be closed
    }
    if (error == null) {
      if (result instanceof Integer value) {
        gate().complete(requestId, value);
      } else {
        gate().complete(requestId, null, result);
      }
    } else if (error instanceof SystemError system) {
      gate().complete(requestId, errors.of(system), null);
    } else if (error instanceof NodeError node) {
      gate().complete(requestId, errors.of(node), null);
    } else {
      gate().complete(requestId, errors.of(new NodeError("", String.valueOf(error))), null);
    }
  }
}
