package dev.alicorn.engine;

/**
 * The bytes of a SharedArrayBuffer on their way to another context. Any thread.
 *
 * <p>Each is handed to {@link JsContext#adopt} once, or its bytes stay for as long as the process.
 */
public interface SharedStore {
  /** How many bytes there are. */
  long byteSize();
}
