package dev.alicorn.engine;

import org.jspecify.annotations.Nullable;

/**
 * Java code that JavaScript calls.
 *
 * <p>Thread: the context's, inside a call into JavaScript.
 */
@FunctionalInterface
public interface HostFunction {
  /**
   * Answers one call. The arguments are lent: they, and views taken from them, end when this method
   * returns. A handle that is returned is closed after it went into JavaScript.
   *
   * @throws JsThrow to throw a value of one's choice into JavaScript
   * @throws Exception anything else becomes a JavaScript error that carries its message; a {@link
   *     JsException} throws the value that it holds
   */
  @Nullable Object call(HostCall call) throws Exception;
}
