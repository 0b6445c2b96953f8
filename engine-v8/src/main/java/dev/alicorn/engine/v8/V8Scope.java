package dev.alicorn.engine.v8;

import dev.alicorn.engine.JsScope;
import dev.alicorn.engine.JsValue;
import org.jspecify.annotations.Nullable;

/** A scope of a context; the outermost one is the context's own and ends with it. */
final class V8Scope implements JsScope {
  final HandleList handles = new HandleList();
  final @Nullable V8Scope outer;
  private final V8Context context;
  private boolean closed;

  V8Scope(V8Context context, @Nullable V8Scope outer) {
    this.context = context;
    this.outer = outer;
  }

  @Override
  public <T extends JsValue> T escape(T value) {
    V8Handle handle = (V8Handle) (JsValue) value;
    handle.reference();
    if (handle.list == handles && outer != null) {
      handles.remove(handle);
      outer.handles.add(handle);
    }
    return value;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    context.check();
    context.leaveScope(this);
    closed = true;
    handles.closeAll();
  }
}
