package dev.alicorn.engine;

import org.jspecify.annotations.Nullable;

/** Is told about {@link PromiseEvent}s. */
@FunctionalInterface
public interface PromiseListener {
  /**
   * Called on the context's thread, inside the JavaScript that causes the event. The handles are
   * lent for the call. {@code value} is the reason or value; undefined for {@link
   * PromiseEvent#HANDLER_ADDED}. What it throws is thrown to the outermost Java caller.
   */
  void onEvent(PromiseEvent event, JsValue promise, @Nullable Object value);
}
