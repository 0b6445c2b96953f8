package dev.alicorn.engine;

import org.jspecify.annotations.Nullable;

/**
 * A handle on a JavaScript object, function or symbol; it keeps the value alive until {@link
 * #close()}.
 *
 * <p>Thread: the context's. Errors: {@link IllegalStateException} after close.
 */
public interface JsValue extends AutoCloseable {
  /** The context that this value lives in. */
  JsContext context();

  /** What kind of value this is. */
  JsKind kind();

  /** The property's value, as {@code value[name]}; getters run. */
  @Nullable Object get(String name);

  /** The element's value, as {@code value[index]}. */
  @Nullable Object get(int index);

  /** Sets a property, as {@code value[name] = newValue}. */
  void set(String name, @Nullable Object newValue);

  /** Deletes a property; returns whether it is gone. */
  boolean delete(String name);

  /** Whether the value is a function. */
  boolean isFunction();

  /**
   * This handle as a function handle; both close together.
   *
   * @throws ClassCastException if it is not a function
   */
  JsFunction asFunction();

  /** Whether both handles are on the same object, as {@code ===}. */
  boolean isSameAs(@Nullable Object other);

  /** A second handle on the same value, closed on its own. */
  JsValue duplicate();

  /** What {@code String(value)} gives; may run user code. */
  String toJsString();

  /** Whether {@link #close()} was called, or the call that lent this handle is over. */
  boolean isClosed();

  /** Lets the value go. A second call does nothing. */
  @Override
  void close();
}
