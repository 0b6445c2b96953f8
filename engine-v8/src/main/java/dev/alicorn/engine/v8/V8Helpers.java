package dev.alicorn.engine.v8;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.V8ScriptOrigin;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.primitive.V8ValueString;
import com.caoccao.javet.values.reference.V8ValueArray;
import com.caoccao.javet.values.reference.V8ValueGlobalObject;
import com.caoccao.javet.values.reference.V8ValueObject;
import com.caoccao.javet.values.reference.V8ValueReference;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The functions of prelude.js, which do in JavaScript what Javet does in Java with more crossings
 * or with other rules for exceptions.
 */
final class V8Helpers {
  /** Where a snapshot keeps the helpers until a context takes them. */
  static final String GLOBAL = "alicorn.engine.helpers";

  /** The name of the script whose functions call the host. */
  static final String PRELUDE = "node:internal/engine/prelude";

  private static final Helper[] ALL = Helper.values();

  private final V8Context context;
  private final Map<Helper, V8ValueObject> functions;

  private V8Helpers(V8Context context, Map<Helper, V8ValueObject> functions) {
    this.context = context;
    this.functions = functions;
  }

  static V8Helpers install(V8Context context, V8Runtime runtime, boolean fromSnapshot)
      throws JavetException {
    V8ValueGlobalObject global = runtime.getGlobalObject();
    V8ValueArray array;
    if (fromSnapshot) {
      V8ValueString key = runtime.createV8ValueString(GLOBAL);
      array = runtime.getV8Internal().objectGetProperty(global, key);
      runtime.getV8Internal().objectDelete(global, key);
    } else {
      array =
          runtime.execute("(" + preludeSource() + ")()", null, new V8ScriptOrigin(PRELUDE), true);
    }
    V8Value[] items = new V8Value[ALL.length];
    array.batchGet(items, 0, ALL.length);
    array.close();
    Map<Helper, V8ValueObject> functions = new EnumMap<>(Helper.class);
    for (int i = 0; i < items.length; i++) {
      functions.put(ALL[i], (V8ValueObject) items[i]);
    }
    return new V8Helpers(context, functions);
  }

  /** The prelude as an expression: a function that takes what natives.js gives. */
  static String preludeSource() {
    String source = Resources.text("prelude.js");
    return source.substring(source.indexOf("(function prelude")).trim();
  }

  static V8ScriptOrigin origin(String name) {
    return new V8ScriptOrigin("node:internal/engine/" + name);
  }

  V8ValueObject function(Helper helper) {
    V8ValueObject function = functions.get(helper);
    if (function == null) {
      throw new IllegalStateException("prelude.js lacks " + helper);
    }
    return function;
  }

  void collectReferences(Set<Object> into) {
    into.addAll(functions.values());
  }

  /** Calls a helper; the caller closes the result. */
  V8Value call(Helper helper, V8Value... args) {
    return context.calls().callNotNull(function(helper), args);
  }

  @Nullable Object get(V8ValueReference object, V8Value key) {
    return context.values().toJava(call(Helper.GET, object, key));
  }

  void set(V8ValueReference object, V8Value key, @Nullable Object value) {
    try (V8Arguments in = new V8Arguments(context.values(), value)) {
      context.calls().call(function(Helper.SET), null, false, object, key, in.values()[0]);
    }
  }

  boolean delete(V8ValueReference object, V8Value key) {
    return Boolean.TRUE.equals(V8Values.primitiveToJava(call(Helper.DELETE, object, key)));
  }

  boolean isSame(V8ValueReference first, V8ValueReference second) {
    return Boolean.TRUE.equals(V8Values.primitiveToJava(call(Helper.IS_SAME, first, second)));
  }

  String string(V8ValueReference value) {
    return String.valueOf(V8Values.primitiveToJava(call(Helper.TO_STRING, value)));
  }

  boolean is(Helper test, V8ValueReference value) {
    return Boolean.TRUE.equals(V8Values.primitiveToJava(call(test, value)));
  }
}
