package dev.alicorn.node.bridge;

import dev.alicorn.engine.JsException;
import dev.alicorn.engine.JsFunction;
import dev.alicorn.engine.JsInterruptedException;
import dev.alicorn.engine.JsOutOfMemoryException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The only way from the loop into user code.
 *
 * <p>It calls, routes what was thrown, and settles: ticks and microtasks are drained (JavaScript
 * does it after each callback of a batch; where the engine cannot, it is done here), what was
 * submitted is taken, what that completed is delivered, timers and immediates are brought in line.
 * Loop thread only. A call inside a call does not settle.
 */
public final class CallbackGate {
  /**
   * Completions of what a batch submitted are delivered at once, this often, then next iteration.
   */
  private static final int MAX_ROUNDS = 8;

  private final SharedState state;
  private final EntryPoints entry;
  private final Runnable dispatch;
  private final Runnable processTicks;
  private final EventBatch events;
  private final SubmissionQueue submissions;
  private final FatalHandler fatalHandler;
  private Runnable afterSettling = () -> {};
  private Runnable afterDelivery = () -> {};
  private int depth;
  private boolean ended;
  private boolean outOfMemory;

  /** A gate into the library behind these entry points. */
  public CallbackGate(SharedState state, EntryPoints entry, FatalHandler fatalHandler) {
    this.state = state;
    this.entry = entry;
    this.dispatch = entry.dispatch::run;
    this.processTicks = entry.processTicks::run;
    this.fatalHandler = fatalHandler;
    this.events = new EventBatch(state);
    this.submissions = new SubmissionQueue(state);
  }

  /** Sets who takes submissions. */
  public void setSubmissionHandler(SubmissionHandler handler) {
    submissions.setHandler(handler);
  }

  /** Sets what hears that all events so far were delivered. */
  public void setAfterDelivery(Runnable hook) {
    afterDelivery = hook;
  }

  void setAfterSettling(Runnable hook) {
    afterSettling = hook;
  }

  /** No user code runs any more. */
  public void end() {
    ended = true;
  }

  /** Whether {@link #end} was called. */
  public boolean isEnded() {
    return ended;
  }

  /** Whether no user code runs any more because it has filled its heap. */
  public boolean isOutOfMemory() {
    return outOfMemory;
  }

  private void interrupted(JsInterruptedException cause) {
    outOfMemory = cause instanceof JsOutOfMemoryException;
    end();
  }

  /**
   * Calls into user code.
   *
   * @return its result, or null when it threw or nothing runs any more
   */
  public @Nullable Object call(JsFunction function, @Nullable Object... args) {
    if (ended) {
      return null;
    }
    Object result = null;
    depth++;
    try {
      result = function.call(args);
    } catch (JsInterruptedException e) {
      interrupted(e);
    } catch (JsException e) {
      uncaught(e);
    } finally {
      depth--;
    }
    settle();
    return result;
  }

  /**
   * Calls an entry point until it is done. Where an exception made it stop early, what is left over
   * goes before ticks and microtasks, as Node has it for immediates.
   */
  void callUntil(BooleanSupplier done, String entryPoint) {
    Runnable work = entry.get(entryPoint)::run;
    boolean settled;
    do {
      settled = run(work);
      if (settled) {
        settle();
      }
    } while (!ended && !done.getAsBoolean());
    if (!settled) {
      settle();
    }
  }

  /** Calls an entry point by name. */
  public @Nullable Object call(String entryPoint, @Nullable Object... args) {
    return call(entry.get(entryPoint), args);
  }

  private void uncaught(JsException exception) {
    try {
      if (!Boolean.TRUE.equals(entry.get("onUncaught").call(exception.value(), false))) {
        fail(exception);
      }
    } catch (JsInterruptedException e) {
      interrupted(e);
    } catch (JsException e) {
      fail(e); // a handler of uncaught exceptions threw
    }
  }

  private void fail(JsException exception) {
    fatalHandler.onFatal(exception);
    end();
  }

  /** Runs work in which the engine may call user code. */
  public void call(Runnable work) {
    if (!ended) {
      run(work);
      settle();
    }
  }

  /** Adds an event to the batch that is delivered next. */
  public void post(int kind, int a, int b, int c) {
    events.add(kind, a, b, c);
  }

  /** Completes a request with an int. */
  public void complete(int requestId, int value) {
    post(BridgeLayout.EVENT_REQUEST, requestId, value, 0);
  }

  /** Completes a request with bytes at a place in a slab. */
  public void completeRead(int requestId, int at, int length) {
    post(BridgeLayout.EVENT_FILE_READ, requestId, at, length);
  }

  /** Completes a request with any value, after the events that came before. */
  public void complete(int requestId, @Nullable Object error, @Nullable Object value) {
    settle();
    call("complete", requestId, error, value);
  }

  /** Takes what JavaScript has submitted so far; also from within a call. */
  public void takeSubmissions() {
    submissions.take();
  }

  /** Delivers what waits and takes what is submitted, until neither is left. */
  public void settle() {
    if (depth > 0) {
      return;
    }
    for (int round = 0; !ended; round++) {
      finishTicks();
      submissions.take();
      events.recycle();
      if (!events.isPending()) {
        afterDelivery.run();
        break;
      }
      if (round == MAX_ROUNDS) {
        break;
      }
      deliver();
    }
    if (!ended) {
      afterSettling.run();
    }
  }

  // JavaScript delivers all that it can see; without natives, one event a call.
  private void deliver() {
    while (!ended && events.isPending()) {
      run(dispatch);
      finishTicks();
    }
  }

  /** Whether events wait for the next iteration. */
  boolean hasPendingEvents() {
    return events.isPending();
  }

  // Where JavaScript can drain microtasks itself, nothing is left here but what an exception left.
  private void finishTicks() {
    while (!ended
        && (state.counter(BridgeLayout.HAS_TICK_AT) | state.counter(BridgeLayout.HAS_REJECTION_AT))
            != 0) {
      run(processTicks);
    }
  }

  /** Whether the work came to its end, and not to an exception. */
  private boolean run(Runnable work) {
    depth++;
    try {
      work.run();
      return true;
    } catch (JsInterruptedException e) {
      interrupted(e);
    } catch (JsException e) {
      uncaught(e);
    } finally {
      depth--;
    }
    return false;
  }
}
