package dev.alicorn.engine.v8;

import com.caoccao.javet.enums.V8ValueInternalType;
import com.caoccao.javet.enums.V8ValueReferenceType;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Internal;
import com.caoccao.javet.values.reference.IV8ValueObject;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueIterator;
import com.caoccao.javet.values.reference.V8ValuePromise;
import com.caoccao.javet.values.reference.V8ValueProxy;
import com.caoccao.javet.values.reference.V8ValueReference;
import dev.alicorn.engine.JsInspection;
import dev.alicorn.engine.JsKind;
import dev.alicorn.engine.JsNull;
import dev.alicorn.engine.JsValue;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks into values: mostly Javet has looked already when it chose the class of its reference. */
final class V8Inspection implements JsInspection {
  /** Javet's types that say all; the others are looked at further. */
  private static final Map<V8ValueReferenceType, JsKind> KINDS = kinds();

  private final V8Context context;
  private final V8Internal internal;

  V8Inspection(V8Context context, V8Internal internal) {
    this.context = context;
    this.internal = internal;
  }

  private static Map<V8ValueReferenceType, JsKind> kinds() {
    Map<V8ValueReferenceType, JsKind> kinds = new EnumMap<>(V8ValueReferenceType.class);
    for (V8ValueReferenceType type : V8ValueReferenceType.values()) {
      if (type.name().endsWith("Array")) {
        kinds.put(type, JsKind.TYPED_ARRAY);
      }
    }
    kinds.put(V8ValueReferenceType.Array, JsKind.ARRAY);
    kinds.put(V8ValueReferenceType.Arguments, JsKind.ARGUMENTS);
    kinds.put(V8ValueReferenceType.Proxy, JsKind.PROXY);
    kinds.put(V8ValueReferenceType.DataView, JsKind.DATA_VIEW);
    kinds.put(V8ValueReferenceType.ArrayBuffer, JsKind.ARRAY_BUFFER);
    kinds.put(V8ValueReferenceType.SharedArrayBuffer, JsKind.SHARED_ARRAY_BUFFER);
    kinds.put(V8ValueReferenceType.Map, JsKind.MAP);
    kinds.put(V8ValueReferenceType.Set, JsKind.SET);
    kinds.put(V8ValueReferenceType.WeakMap, JsKind.WEAK_MAP);
    kinds.put(V8ValueReferenceType.WeakSet, JsKind.WEAK_SET);
    kinds.put(V8ValueReferenceType.Promise, JsKind.PROMISE);
    kinds.put(V8ValueReferenceType.RegExp, JsKind.REGEXP);
    kinds.put(V8ValueReferenceType.Error, JsKind.ERROR);
    kinds.put(V8ValueReferenceType.Symbol, JsKind.SYMBOL);
    kinds.put(V8ValueReferenceType.SymbolObject, JsKind.SYMBOL_OBJECT);
    kinds.put(V8ValueReferenceType.StringObject, JsKind.STRING_OBJECT);
    kinds.put(V8ValueReferenceType.BooleanObject, JsKind.BOOLEAN_OBJECT);
    kinds.put(V8ValueReferenceType.DoubleObject, JsKind.NUMBER_OBJECT);
    kinds.put(V8ValueReferenceType.IntegerObject, JsKind.NUMBER_OBJECT);
    kinds.put(V8ValueReferenceType.BigIntObject, JsKind.BIGINT_OBJECT);
    return kinds;
  }

  @Override
  public JsKind kindOf(JsValue value) {
    JsKind kind = plainKindOf(value);
    return kind == JsKind.OBJECT
            && context.helpers().is(Helper.IS_WEAK_REF, ((V8Handle) value).reference())
        ? JsKind.WEAK_REF
        : kind;
  }

  /** The kind, with a WeakRef as an OBJECT: only JavaScript can tell. */
  JsKind plainKindOf(JsValue value) {
    V8ValueReference reference = ((V8Handle) value).reference();
    JsKind simple = KINDS.get(reference.getType());
    if (simple != null) {
      return simple;
    }
    if (reference instanceof V8ValueFunction function) {
      return functionKind(function);
    }
    if (reference instanceof V8ValueIterator<?> iterator) {
      return iteratorKind(iterator);
    }
    return reference instanceof IV8ValueObject object ? objectKind(object) : JsKind.OBJECT;
  }

  private JsKind functionKind(V8ValueFunction function) {
    if (internal.hasInternalType(function, V8ValueInternalType.GeneratorFunction)) {
      return JsKind.GENERATOR_FUNCTION;
    }
    return internal.hasInternalType(function, V8ValueInternalType.AsyncFunction)
        ? JsKind.ASYNC_FUNCTION
        : JsKind.FUNCTION;
  }

  private JsKind iteratorKind(V8ValueIterator<?> iterator) {
    if (internal.hasInternalType(iterator, V8ValueInternalType.MapIterator)) {
      return JsKind.MAP_ITERATOR;
    }
    return internal.hasInternalType(iterator, V8ValueInternalType.SetIterator)
        ? JsKind.SET_ITERATOR
        : JsKind.GENERATOR;
  }

  private JsKind objectKind(IV8ValueObject object) {
    if (internal.hasInternalType(object, V8ValueInternalType.ModuleNamespaceObject)) {
      return JsKind.MODULE_NAMESPACE;
    }
    return internal.hasInternalType(object, V8ValueInternalType.External)
        ? JsKind.EXTERNAL
        : JsKind.OBJECT;
  }

  @Override
  public PromiseState promiseState(JsValue promise) {
    return switch (internal.promiseGetState(promiseOf(promise))) {
      case 0 -> PromiseState.PENDING;
      case 1 -> PromiseState.FULFILLED;
      default -> PromiseState.REJECTED;
    };
  }

  @Override
  public @Nullable Object promiseResult(JsValue promise) {
    V8ValuePromise settled = promiseOf(promise);
    return context
        .values()
        .toJava(context.calls().perform(() -> internal.promiseGetResult(settled)));
  }

  private static V8ValuePromise promiseOf(JsValue value) {
    return (V8ValuePromise) ((V8Handle) value).reference();
  }

  @Override
  public Object proxyTarget(JsValue proxy) {
    V8ValueProxy open = proxyOf(proxy);
    return partOf(open, () -> internal.proxyGetTarget(open));
  }

  @Override
  public Object proxyHandler(JsValue proxy) {
    V8ValueProxy open = proxyOf(proxy);
    return partOf(open, () -> internal.proxyGetHandler(open));
  }

  private Object partOf(V8ValueProxy proxy, V8Calls.Step<V8ValueReference> part) {
    try {
      if (internal.proxyIsRevoked(proxy)) {
        return JsNull.NULL;
      }
    } catch (JavetException e) {
      throw context.calls().translate(e);
    }
    return context.values().toJavaReference(context.calls().perform(part));
  }

  private static V8ValueProxy proxyOf(JsValue value) {
    return (V8ValueProxy) ((V8Handle) value).reference();
  }

  @Override
  public @Nullable JsValue previewEntries(JsValue collectionOrIterator) {
    return context.previews().entriesOf((V8Handle) collectionOrIterator);
  }

  @Override
  public boolean entriesArePairs(JsValue collectionOrIterator) {
    return switch (plainKindOf(collectionOrIterator)) {
      case MAP, WEAK_MAP -> true;
      default -> false;
    };
  }
}
