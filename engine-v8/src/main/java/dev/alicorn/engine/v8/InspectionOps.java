package dev.alicorn.engine.v8;

import dev.alicorn.engine.JsInspection;
import dev.alicorn.engine.JsKind;
import dev.alicorn.engine.JsValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the JavaScript side of {@link JsInspection} asks for: the ops below zero. */
final class InspectionOps {
  private final V8Context context;

  InspectionOps(V8Context context) {
    this.context = context;
  }

  @Nullable Object run(int op, HostFrame frame) {
    JsInspection inspection = context.inspection();
    return switch (op) {
      case HostSlots.OP_KIND ->
          // Only a Date crosses by value.
          frame.valueAt(0) instanceof Instant
              ? JsKind.DATE.code()
              : context.inspection().plainKindOf(frame.objectAt(0)).code();
      case HostSlots.OP_PROMISE -> {
        JsValue promise = frame.objectAt(0);
        yield new @Nullable Object[] {
          inspection.promiseState(promise).code(), inspection.promiseResult(promise)
        };
      }
      case HostSlots.OP_PROXY -> {
        JsValue proxy = frame.objectAt(0);
        yield new Object[] {inspection.proxyTarget(proxy), inspection.proxyHandler(proxy)};
      }
      case HostSlots.OP_PREVIEW -> inspection.previewEntries(frame.objectAt(0));
      default -> throw new IllegalArgumentException("No internal function has the number " + op);
    };
  }
}
