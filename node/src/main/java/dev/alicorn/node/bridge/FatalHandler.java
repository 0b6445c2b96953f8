package dev.alicorn.node.bridge;

import dev.alicorn.engine.JsException;

/** Told of an exception that ends the process. Called on the loop thread. */
@FunctionalInterface
public interface FatalHandler {
  /** JavaScript did not handle it; the process ends with its exit code. */
  void onFatal(JsException exception);
}
