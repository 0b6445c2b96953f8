package dev.alicorn.engine;

import org.jspecify.annotations.Nullable;

/**
 * Thrown by a host function to throw a value of its choice into JavaScript; it has no stack trace.
 *
 * <p>A handle in it is closed when the value has been thrown.
 */
public final class JsThrow extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable Object value;

  /** Throws {@code value} in JavaScript. */
  public JsThrow(@Nullable Object value) {
    super("A value for JavaScript to catch", null, false, false);
    this.value = value;
  }

  /** The value to throw. */
  public @Nullable Object value() {
    return value;
  }
}
