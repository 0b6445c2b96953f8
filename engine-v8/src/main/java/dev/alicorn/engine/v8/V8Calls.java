package dev.alicorn.engine.v8;

import com.caoccao.javet.exceptions.BaseJavetScriptingException;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.exceptions.JavetOutOfMemoryException;
import com.caoccao.javet.exceptions.JavetTerminatedException;
import com.caoccao.javet.interop.V8Internal;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.IV8ValueObject;
import dev.alicorn.engine.JsInterruptedException;
import dev.alicorn.engine.JsOutOfMemoryException;
import org.jspecify.annotations.Nullable;

/**
 * Every way from Java into JavaScript: counts how deep calls nest and turns what comes back as an
 * exception into the seam's types.
 */
final class V8Calls {
  private final V8Runtime runtime;
  private final V8Internal internal;
  private final ThrownValues thrown;
  private int depth;
  private boolean interrupted;
  private boolean outOfMemory;
  private @Nullable RuntimeException deferred;
  private @Nullable Runnable afterOutOfMemory;

  V8Calls(V8Runtime runtime, ThrownValues thrown) {
    this.runtime = runtime;
    this.internal = runtime.getV8Internal();
    this.thrown = thrown;
  }

  /** A step into JavaScript that Javet performs. */
  @FunctionalInterface
  interface Step<T extends @Nullable Object> {
    T perform() throws JavetException;
  }

  boolean isInside() {
    return depth > 0;
  }

  @Nullable V8Value call(
      IV8ValueObject function, @Nullable V8Value self, boolean wantsResult, V8Value... args) {
    return perform(() -> internal.functionCall(function, self, wantsResult, args));
  }

  V8Value callNotNull(IV8ValueObject function, V8Value... args) {
    V8Value result = call(function, null, true, args);
    return result == null ? runtime.createV8ValueUndefined() : result;
  }

  @Nullable V8Value construct(IV8ValueObject function, V8Value... args) {
    return perform(() -> internal.functionCallAsConstructor(function, args));
  }

  <T extends @Nullable Object> T perform(Step<T> step) {
    depth++;
    T result;
    try {
      result = step.perform();
    } catch (JavetException e) {
      depth--;
      RuntimeException failure = translate(e);
      if (depth == 0 && deferred != null) {
        failure.addSuppressed(deferred);
        deferred = null;
      }
      throw failure;
    } catch (RuntimeException | Error e) {
      depth--;
      throw e;
    }
    depth--;
    if (depth == 0) {
      leave();
    }
    return result;
  }

  private void leave() {
    if (interrupted) {
      throw stopped();
    }
    if (outOfMemory) {
      // It came to its end before it could be stopped.
      runtime.cancelTerminateExecution();
      recoverMemory();
    }
    RuntimeException failure = deferred;
    deferred = null;
    if (failure != null) {
      throw failure;
    }
  }

  /** Keeps what a listener threw, for the outermost caller: V8 cannot carry it. */
  void defer(Throwable failure) {
    if (deferred == null) {
      deferred =
          failure instanceof RuntimeException unchecked
              ? unchecked
              : new IllegalStateException(failure);
    }
  }

  /** Whether JavaScript that was stopped is still being left. */
  boolean isInterrupted() {
    return interrupted;
  }

  /** Forgets an interrupt, so that the calls around go on. */
  void resume() {
    interrupted = false;
    runtime.cancelTerminateExecution();
  }

  void setAfterOutOfMemory(Runnable action) {
    afterOutOfMemory = action;
  }

  void noteOutOfMemory() {
    outOfMemory = true;
  }

  /** The seam's exception for one of Javet's. */
  RuntimeException translate(JavetException failure) {
    if (failure instanceof BaseJavetScriptingException scripting) {
      return thrown.translate(scripting);
    }
    if (failure instanceof JavetTerminatedException) {
      return stopped();
    }
    if (failure instanceof JavetOutOfMemoryException) {
      return new JsOutOfMemoryException(String.valueOf(failure.getMessage()));
    }
    return new IllegalStateException(failure.getMessage(), failure);
  }

  private RuntimeException stopped() {
    if (depth > 0) {
      interrupted = true;
      return new JsInterruptedException("JavaScript was interrupted");
    }
    interrupted = false;
    runtime.cancelTerminateExecution();
    if (!outOfMemory) {
      return new JsInterruptedException("JavaScript was interrupted");
    }
    recoverMemory();
    return new JsOutOfMemoryException("JavaScript heap out of memory");
  }

  private void recoverMemory() {
    outOfMemory = false;
    if (afterOutOfMemory != null) {
      afterOutOfMemory.run();
    }
  }
}
