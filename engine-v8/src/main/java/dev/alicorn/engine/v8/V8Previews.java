package dev.alicorn.engine.v8;

import com.caoccao.javet.interop.V8Internal;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8ValueMap;
import com.caoccao.javet.values.reference.V8ValueReference;
import com.caoccao.javet.values.reference.V8ValueSet;
import dev.alicorn.engine.JsValue;
import org.jspecify.annotations.Nullable;

/** Lists what collections hold. */
final class V8Previews {
  private final V8Context context;
  private final V8Internal internal;

  V8Previews(V8Context context, V8Internal internal) {
    this.context = context;
    this.internal = internal;
  }

  @Nullable JsValue entriesOf(V8Handle handle) {
    V8ValueReference reference = handle.reference();
    if (reference instanceof V8ValueMap map) {
      return wrap(context.calls().perform(() -> internal.mapAsArray(map)));
    }
    return reference instanceof V8ValueSet set
        ? wrap(context.calls().perform(() -> internal.setAsArray(set)))
        : null;
  }

  private JsValue wrap(V8Value array) {
    return context.values().toJavaReference((V8ValueReference) array);
  }
}
