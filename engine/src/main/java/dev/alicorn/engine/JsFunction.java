package dev.alicorn.engine;

import org.jspecify.annotations.Nullable;

/**
 * A handle on a JavaScript function.
 *
 * <p>Thread: the context's. Errors: what the function throws arrives as {@link JsException}.
 */
public interface JsFunction extends JsValue {
  /** Calls with {@code this} undefined; a result that is a handle must be closed. */
  @Nullable Object call(@Nullable Object... args);

  /** Calls with the given {@code this}. */
  @Nullable Object callOn(@Nullable Object thisValue, @Nullable Object... args);

  /** Calls with {@code this} undefined and drops the result, which makes it cheaper. */
  void run(@Nullable Object... args);

  /**
   * Calls and returns the result as an int.
   *
   * @throws ClassCastException if the result is not a number
   */
  int callInt(@Nullable Object... args);

  /** Calls as a constructor. */
  @Nullable Object construct(@Nullable Object... args);

  /** Compiled code to give to a later {@link JsContext#compileFunction}; null if there is none. */
  byte @Nullable [] codeCache();
}
