package dev.alicorn.engine;

/** JavaScript's {@code null}; its {@code undefined} is Java's {@code null}. */
public enum JsNull {
  /** The value. */
  NULL;

  @Override
  public String toString() {
    return "null";
  }
}
