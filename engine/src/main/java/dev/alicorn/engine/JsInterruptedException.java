package dev.alicorn.engine;

/**
 * Thrown to the Java caller when running JavaScript was stopped by {@link JsContext#interrupt()}.
 */
public class JsInterruptedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a message. */
  public JsInterruptedException(String message) {
    super(message);
  }
}
