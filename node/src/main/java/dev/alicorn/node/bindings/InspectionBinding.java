package dev.alicorn.node.bindings;

import dev.alicorn.engine.HostCall;
import dev.alicorn.engine.JsInspection;
import dev.alicorn.engine.JsKind;
import dev.alicorn.engine.JsValue;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code internalBinding('types')} and {@code ('util')}: facts that the language does not show. */
public final class InspectionBinding {
  private static final Map<JsKind, String> NAMES = new EnumMap<>(JsKind.class);

  static {
    for (JsKind kind : JsKind.values()) {
      NAMES.put(kind, camelCase(kind.name()));
    }
    NAMES.put(JsKind.ERROR, "NativeError");
    NAMES.put(JsKind.REGEXP, "RegExp");
    NAMES.put(JsKind.BIGINT_OBJECT, "BigIntObject");
  }

  private final JsInspection inspection;

  /** Over the engine's inspection. */
  public InspectionBinding(JsInspection inspection) {
    this.inspection = inspection;
  }

  /** Adds the functions. */
  public void register(BindingTable table) {
    table.group("types").add("kindOf", this::kindOf);
    table
        .group("util")
        .add("getPromiseDetails", this::promiseDetails)
        .add("getProxyDetails", this::proxyDetails);
  }

  private @Nullable Object kindOf(HostCall call) {
    // The engine hands over a Date as a time, not as an object.
    return call.valueAt(0) instanceof JsValue object
        ? NAMES.get(inspection.kindOf(object))
        : "Date";
  }

  private static String camelCase(String constant) {
    StringBuilder name = new StringBuilder();
    for (String word : constant.split("_")) {
      name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return name.toString();
  }

  private Object promiseDetails(HostCall call) {
    JsValue promise = call.objectAt(0);
    return new @Nullable Object[] {
      inspection.promiseState(promise).ordinal(), inspection.promiseResult(promise)
    };
  }

  private Object proxyDetails(HostCall call) {
    JsValue proxy = call.objectAt(0);
    return new Object[] {inspection.proxyTarget(proxy), inspection.proxyHandler(proxy)};
  }
}
