package dev.alicorn.engine.v8;

import com.caoccao.javet.enums.JavetPromiseRejectEvent;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.IV8ValueObject;
import com.caoccao.javet.values.reference.V8ValuePromise;
import com.caoccao.javet.values.reference.V8ValueReference;
import dev.alicorn.engine.JsFunction;
import dev.alicorn.engine.PromiseEvent;
import dev.alicorn.engine.PromiseListener;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Passes on V8's promise events, which come in the middle of the JavaScript that causes them. */
final class PromiseBridge {
  private static final PromiseEvent[] EVENTS = PromiseEvent.values();

  private final V8Context context;
  private @Nullable PromiseListener javaListener;
  private @Nullable V8Handle jsListener;
  private boolean muted;
  private @Nullable V8Value promiseInFlight;
  private @Nullable V8Value valueInFlight;

  PromiseBridge(V8Context context, V8Runtime runtime) {
    this.context = context;
    runtime.setPromiseRejectCallback(this::receive);
  }

  void setListener(@Nullable PromiseListener listener) {
    clear();
    javaListener = listener;
  }

  void setListener(JsFunction listener) {
    V8ValueReference own = V8Handle.clone(((V8Handle) listener).reference());
    clear();
    jsListener = context.values().lend(own);
  }

  private void clear() {
    javaListener = null;
    if (jsListener != null) {
      V8Values.close(jsListener.release());
      jsListener = null;
    }
  }

  void collectReferences(Set<Object> into) {
    V8ValueReference listener = jsListener == null ? null : jsListener.peek();
    for (V8Value value : new @Nullable V8Value[] {listener, promiseInFlight, valueInFlight}) {
      if (value != null) {
        into.add(value);
      }
    }
  }

  /** Drops events while something is done whose rejections are nobody's concern. */
  boolean mute(boolean newMuted) {
    boolean before = muted;
    muted = newMuted;
    return before;
  }

  private void receive(JavetPromiseRejectEvent event, V8ValuePromise promise, V8Value value) {
    if (muted) {
      return;
    }
    promiseInFlight = promise;
    valueInFlight = value;
    try {
      // Javet has the names of the last two the wrong way round; V8's numbers are right.
      deliver(EVENTS[event.getCode()], promise, value);
    } catch (Throwable e) {
      context.calls().defer(e);
    } finally {
      promiseInFlight = null;
      valueInFlight = null;
    }
  }

  private void deliver(PromiseEvent event, V8ValuePromise promise, V8Value value) {
    if (jsListener != null) {
      V8Value code = context.values().integer(event.code());
      context
          .calls()
          .call((IV8ValueObject) jsListener.reference(), null, false, code, promise, value);
    } else if (javaListener != null) {
      V8Handle lentPromise = context.values().lend(promise);
      Object lentValue = context.values().lendAny(value);
      try {
        javaListener.onEvent(event, lentPromise, lentValue);
      } finally {
        lentPromise.forget();
        if (lentValue instanceof V8Handle handle) {
          handle.forget();
        }
      }
    }
  }
}
