package dev.alicorn.node.bindings;

import dev.alicorn.engine.JsException;
import dev.alicorn.engine.JsThrow;
import dev.alicorn.engine.JsValue;
import dev.alicorn.node.bridge.EntryPoints;
import java.util.function.Supplier;

/** Puts file, line, source line and caret in front of a compile error's stack, as Node does. */
public final class SourceErrors {
  private final Supplier<EntryPoints> entryPoints;

  /** The entry points are asked for only when there is an error. */
  public SourceErrors(Supplier<EntryPoints> entryPoints) {
    this.entryPoints = entryPoints;
  }

  /** What to throw into JavaScript in place of {@code error}. */
  public JsThrow decorated(JsException error) {
    JsException.Position at = error.position();
    if (error.value() instanceof JsValue && at.line() > 0) {
      entryPoints
          .get()
          .get("decorate")
          .run(
              error.value(),
              at.resourceName(),
              at.line(),
              at.sourceLine(),
              at.startColumn(),
              at.endColumn());
    }
    return new JsThrow(error.value());
  }
}
