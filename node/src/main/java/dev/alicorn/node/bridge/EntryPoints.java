package dev.alicorn.node.bridge;

import dev.alicorn.engine.JsFunction;
import dev.alicorn.engine.JsValue;
import java.util.HashMap;
import java.util.Map;

/**
 * The functions of {@code internal/bootstrap} that the host calls. Loop thread only.
 *
 * <p>The frequent ones are fields; the others are looked up by name when they are first needed.
 */
public final class EntryPoints {
  private final JsValue object;
  private final Map<String, JsFunction> others = new HashMap<>();
  final JsFunction dispatch;
  final JsFunction processTicks;

  /** Over the object that {@code start} returned, which this keeps. */
  public EntryPoints(JsValue object) {
    this.object = object;
    this.dispatch = get("dispatch");
    this.processTicks = get("processTicks");
  }

  /** The function of that name. */
  public JsFunction get(String name) {
    return others.computeIfAbsent(name, this::find);
  }

  private JsFunction find(String name) {
    if (object.get(name) instanceof JsFunction function) {
      return function;
    }
    throw new IllegalStateException("The library has no entry point " + name);
  }

  /** Closes the handles. */
  public void close() {
    others.values().forEach(JsFunction::close);
    object.close();
  }
}
