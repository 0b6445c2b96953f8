package dev.alicorn.engine;

/** Thrown to the Java caller when running JavaScript was stopped because its heap was full. */
public final class JsOutOfMemoryException extends JsInterruptedException {
  private static final long serialVersionUID = 1L;

  /** With a message. */
  public JsOutOfMemoryException(String message) {
    super(message);
  }
}
