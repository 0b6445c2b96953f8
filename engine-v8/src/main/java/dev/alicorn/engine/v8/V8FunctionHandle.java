package dev.alicorn.engine.v8;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.IV8ValueObject;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueReference;
import dev.alicorn.engine.JsFunction;
import org.jspecify.annotations.Nullable;

/** A handle on a V8 function, or on a proxy that can be called. */
final class V8FunctionHandle extends V8Handle implements JsFunction {
  V8FunctionHandle(V8Context context, V8ValueReference reference) {
    super(context, reference);
  }

  IV8ValueObject function() {
    return (IV8ValueObject) reference();
  }

  @Override
  public @Nullable Object call(@Nullable Object... args) {
    return callOn(null, args);
  }

  @Override
  public @Nullable Object callOn(@Nullable Object thisValue, @Nullable Object... args) {
    IV8ValueObject function = function();
    V8Arguments in = new V8Arguments(context.values(), args);
    try {
      V8Value self = thisValue == null ? null : in.add(thisValue);
      return context.values().toJava(context.calls().call(function, self, true, in.values()));
    } finally {
      in.close();
    }
  }

  @Override
  public void run(@Nullable Object... args) {
    IV8ValueObject function = function();
    V8Arguments in = new V8Arguments(context.values(), args);
    try {
      context.calls().call(function, null, false, in.values());
    } finally {
      in.close();
    }
  }

  @Override
  public int callInt(@Nullable Object... args) {
    Object result = call(args);
    if (result instanceof Number number) {
      return number.intValue();
    }
    if (result instanceof V8Handle handle) {
      handle.close();
    }
    throw new ClassCastException("The function did not return a number but " + result);
  }

  @Override
  public @Nullable Object construct(@Nullable Object... args) {
    IV8ValueObject function = function();
    V8Arguments in = new V8Arguments(context.values(), args);
    try {
      return context.values().toJava(context.calls().construct(function, in.values()));
    } finally {
      in.close();
    }
  }

  @Override
  public byte @Nullable [] codeCache() {
    if (!(reference() instanceof V8ValueFunction function)) {
      return null;
    }
    try {
      return function.getCachedData();
    } catch (JavetException e) {
      throw context.calls().translate(e);
    }
  }
}
