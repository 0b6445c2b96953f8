package dev.alicorn.engine.v8;

import com.caoccao.javet.enums.V8ValueInternalType;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Internal;
import com.caoccao.javet.values.reference.IV8ValueObject;
import com.caoccao.javet.values.reference.V8ValueBooleanObject;
import com.caoccao.javet.values.reference.V8ValueArguments;
import com.caoccao.javet.values.reference.V8ValueArray;
import com.caoccao.javet.values.reference.V8ValueArrayBuffer;
import com.caoccao.javet.values.reference.V8ValueDataView;
import com.caoccao.javet.values.reference.V8ValueDoubleObject;
import com.caoccao.javet.values.reference.V8ValueError;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueIntegerObject;
import com.caoccao.javet.values.reference.V8ValueIterator;
import com.caoccao.javet.values.reference.V8ValueLongObject;
import com.caoccao.javet.values.reference.V8ValueMap;
import com.caoccao.javet.values.reference.V8ValuePromise;
import com.caoccao.javet.values.reference.V8ValueProxy;
import com.caoccao.javet.values.reference.V8ValueReference;
import com.caoccao.javet.values.reference.V8ValueRegExp;
import com.caoccao.javet.values.reference.V8ValueSet;
import com.caoccao.javet.values.reference.V8ValueSharedArrayBuffer;
import com.caoccao.javet.values.reference.V8ValueStringObject;
import com.caoccao.javet.values.reference.V8ValueSymbol;
import com.caoccao.javet.values.reference.V8ValueSymbolObject;
import com.caoccao.javet.values.reference.V8ValueTypedArray;
import com.caoccao.javet.values.reference.V8ValueWeakMap;
import com.caoccao.javet.values.reference.V8ValueWeakSet;
import dev.alicorn.engine.JsInspection;
import dev.alicorn.engine.JsKind;
import dev.alicorn.engine.JsNull;
import dev.alicorn.engine.JsValue;
import org.jspecify.annotations.Nullable;

/** Looks into values: mostly Javet has looked already when it chose the class of its reference. */
final class V8Inspection implements JsInspection {
  private final V8Context context;
  private final V8Internal internal;

  V8Inspection(V8Context context, V8Internal internal) {
    this.context = context;
    this.internal = internal;
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
    return switch (reference) {
      case V8ValueProxy proxy -> JsKind.PROXY;
      case V8ValueFunction function -> functionKind(function);
      case V8ValueArguments arguments -> JsKind.ARGUMENTS;
      case V8ValueArray array -> JsKind.ARRAY;
      case V8ValueTypedArray array -> JsKind.TYPED_ARRAY;
      case V8ValueDataView view -> JsKind.DATA_VIEW;
      case V8ValueSharedArrayBuffer buffer -> JsKind.SHARED_ARRAY_BUFFER;
      case V8ValueArrayBuffer buffer -> JsKind.ARRAY_BUFFER;
      case V8ValueMap map -> JsKind.MAP;
      case V8ValueSet set -> JsKind.SET;
      case V8ValueWeakMap map -> JsKind.WEAK_MAP;
      case V8ValueWeakSet set -> JsKind.WEAK_SET;
      case V8ValueIterator<?> iterator -> iteratorKind(iterator);
      case V8ValuePromise promise -> JsKind.PROMISE;
      case V8ValueRegExp regexp -> JsKind.REGEXP;
      case V8ValueError error -> JsKind.ERROR;
      case V8ValueSymbol symbol -> JsKind.SYMBOL;
      case V8ValueSymbolObject symbol -> JsKind.SYMBOL_OBJECT;
      case V8ValueStringObject string -> JsKind.STRING_OBJECT;
      case V8ValueBooleanObject bool -> JsKind.BOOLEAN_OBJECT;
      case V8ValueDoubleObject number -> JsKind.NUMBER_OBJECT;
      case V8ValueIntegerObject number -> JsKind.NUMBER_OBJECT;
      case V8ValueLongObject bigint -> JsKind.BIGINT_OBJECT;
      case IV8ValueObject object -> objectKind(object);
      default -> JsKind.OBJECT;
    };
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
    return context.values().toJava(context.calls().perform(() -> internal.promiseGetResult(settled)));
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
