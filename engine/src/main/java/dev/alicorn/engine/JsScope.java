package dev.alicorn.engine;

/**
 * Closes the handles that were made while it was open. Scopes nest and close in reverse order.
 *
 * <p>Thread: the context's.
 */
public interface JsScope extends AutoCloseable {
  /** Takes a handle out of this scope, so that its user must close it. */
  <T extends JsValue> T escape(T value);

  /** Closes the handles. */
  @Override
  void close();
}
