package dev.alicorn.engine.v8;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueReference;
import dev.alicorn.engine.JsContext;
import dev.alicorn.engine.JsFunction;
import dev.alicorn.engine.JsKind;
import dev.alicorn.engine.JsValue;
import org.jspecify.annotations.Nullable;

/** A handle on a V8 object; a link of a {@link HandleList} unless it is lent. */
sealed class V8Handle implements JsValue permits V8FunctionHandle {
  final V8Context context;

  /** The list that this handle is in, and its neighbours there. */
  @Nullable HandleList list;

  @Nullable V8Handle previous;
  @Nullable V8Handle next;

  private @Nullable V8ValueReference reference;

  V8Handle(V8Context context, V8ValueReference reference) {
    this.context = context;
    this.reference = reference;
  }

  /** Javet's object, checked to be open, on the right thread. */
  final V8ValueReference reference() {
    context.check();
    V8ValueReference open = reference;
    if (open == null) {
      throw new IllegalStateException("The handle is closed");
    }
    return open;
  }

  /** Javet's object or null, without a check. */
  final @Nullable V8ValueReference peek() {
    return reference;
  }

  /** Takes Javet's object out of this handle, which is closed then. */
  final V8ValueReference release() {
    V8ValueReference released = reference();
    forget();
    return released;
  }

  /** Closes this handle without touching the object. */
  final void forget() {
    reference = null;
    if (list != null) {
      list.remove(this);
    }
  }

  @Override
  public final JsContext context() {
    return context;
  }

  @Override
  public final JsKind kind() {
    return context.inspection().kindOf(this);
  }

  @Override
  public final @Nullable Object get(String name) {
    return context.helpers().get(reference(), context.values().string(name));
  }

  @Override
  public final @Nullable Object get(int index) {
    return context.helpers().get(reference(), context.values().integer(index));
  }

  @Override
  public final void set(String name, @Nullable Object newValue) {
    context.helpers().set(reference(), context.values().string(name), newValue);
  }

  @Override
  public final boolean delete(String name) {
    return context.helpers().delete(reference(), context.values().string(name));
  }

  @Override
  public final boolean isFunction() {
    return this instanceof V8FunctionHandle;
  }

  @Override
  public final JsFunction asFunction() {
    return (V8FunctionHandle) this;
  }

  @Override
  public final boolean isSameAs(@Nullable Object other) {
    return other instanceof V8Handle handle
        && (other == this || context.helpers().isSame(reference(), handle.reference()));
  }

  @Override
  public final JsValue duplicate() {
    return (JsValue) context.values().toJavaReference(clone(reference()));
  }

  static V8ValueReference clone(V8ValueReference reference) {
    try {
      V8Value clone = reference.toClone(true);
      return (V8ValueReference) clone;
    } catch (JavetException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public final String toJsString() {
    return context.helpers().string(reference());
  }

  @Override
  public final boolean isClosed() {
    return reference == null;
  }

  @Override
  public final void close() {
    V8ValueReference open = reference;
    if (open == null) {
      return;
    }
    context.check();
    if (list != null) {
      forget();
      V8Values.close(open);
    }
  }

  @Override
  public final String toString() {
    V8ValueReference open = reference;
    String what = open == null ? "closed" : open.getType().getName();
    return (open instanceof V8ValueFunction ? "JsFunction[" : "JsValue[") + what + "]";
  }
}
