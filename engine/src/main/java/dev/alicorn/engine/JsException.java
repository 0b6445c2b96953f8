package dev.alicorn.engine;

import org.jspecify.annotations.Nullable;

/**
 * What JavaScript threw, on its way through Java.
 *
 * <p>It holds the thrown value itself, so that a host function that lets it pass throws the same
 * object into JavaScript again. If a Java exception was the origin, it is the cause. The handle in
 * {@link #value()} is closed by {@link #release()} or with the context.
 */
public final class JsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable Object value;
  private final transient Position position;
  private final @Nullable String jsStack;

  /** Made by engines; {@code message} is the error's name and message as JavaScript prints them. */
  public JsException(
      String message,
      @Nullable Object value,
      Position position,
      @Nullable String jsStack,
      @Nullable Throwable cause) {
    super(message, cause);
    this.value = value;
    this.position = position;
    this.jsStack = jsStack;
  }

  /** The thrown value, of any type; see the package for how values cross. */
  public @Nullable Object value() {
    return value;
  }

  /** Where it was thrown, or for a syntax error, where the error is. */
  public Position position() {
    return position;
  }

  /** The value's {@code stack} property, if it is an error with a string there. */
  public @Nullable String jsStack() {
    return jsStack;
  }

  /** Closes the handle on the thrown value, if it is one. */
  public void release() {
    if (value instanceof JsValue handle) {
      handle.close();
    }
  }

  /**
   * A place in source text.
   *
   * @param resourceName the file name or URL; empty if unknown
   * @param line counted from 1; 0 if unknown
   * @param sourceLine the text of that line; empty if unknown
   * @param startColumn counted from 0
   * @param endColumn counted from 0, exclusive
   */
  public record Position(
      String resourceName, int line, String sourceLine, int startColumn, int endColumn) {
    /** No place at all. */
    public static final Position UNKNOWN = new Position("", 0, "", 0, 0);
  }
}
