package dev.alicorn.node.bindings;

import dev.alicorn.engine.HostCall;
import dev.alicorn.engine.JsInspection;
import dev.alicorn.engine.JsValue;
import org.jspecify.annotations.Nullable;

/** {@code internalBinding('types')} and {@code ('util')}: facts that the language does not show. */
public final class InspectionBinding {
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
        .add("getProxyDetails", this::proxyDetails)
        .add("previewEntries", this::previewEntries);
  }

  private Object kindOf(HostCall call) {
    return inspection.kindOf(call.objectAt(0)).jsName();
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

  private @Nullable Object previewEntries(HostCall call) {
    JsValue value = call.objectAt(0);
    return new @Nullable Object[] {
      inspection.previewEntries(value), inspection.entriesArePairs(value)
    };
  }
}
