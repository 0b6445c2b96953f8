package dev.alicorn.engine;

/**
 * One client of the engine's debugger, which speaks the Chrome DevTools Protocol.
 *
 * <p>Thread: the context's. It is closed with the context, if not before.
 */
public interface JsInspectorSession extends AutoCloseable {
  /** Hands a request to the engine; answers and events go to the session's listener. */
  void send(String json);

  /** Ends the session. A second call does nothing. */
  @Override
  void close();
}
