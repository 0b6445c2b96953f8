package dev.alicorn.engine.v8;

import com.caoccao.javet.enums.V8ValueInternalType;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.primitive.V8ValueBigInteger;
import com.caoccao.javet.values.primitive.V8ValueBoolean;
import com.caoccao.javet.values.primitive.V8ValueDouble;
import com.caoccao.javet.values.primitive.V8ValueInteger;
import com.caoccao.javet.values.primitive.V8ValueLong;
import com.caoccao.javet.values.primitive.V8ValueNull;
import com.caoccao.javet.values.primitive.V8ValueString;
import com.caoccao.javet.values.primitive.V8ValueUndefined;
import com.caoccao.javet.values.primitive.V8ValueZonedDateTime;
import com.caoccao.javet.values.reference.V8ValueArrayBuffer;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueProxy;
import com.caoccao.javet.values.reference.V8ValueReference;
import dev.alicorn.engine.JsNull;
import dev.alicorn.engine.SharedMemory;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns Javet's values into the seam's and back, without Javet's converters, which copy deeply. */
final class V8Values {
  /** Objects that were made for the calls that are under way. */
  private final Set<Object> arguments = Collections.newSetFromMap(new IdentityHashMap<>());

  private final V8Context context;
  private final V8Runtime runtime;
  private final V8Value undefined;
  private final V8Value jsNull;

  V8Values(V8Context context, V8Runtime runtime) {
    this.context = context;
    this.runtime = runtime;
    this.undefined = runtime.createV8ValueUndefined();
    this.jsNull = runtime.createV8ValueNull();
  }

  V8Value undefined() {
    return undefined;
  }

  V8Value string(String text) {
    try {
      return runtime.createV8ValueString(text);
    } catch (JavetException e) {
      throw new IllegalStateException(e);
    }
  }

  V8Value integer(int number) {
    try {
      return runtime.createV8ValueInteger(number);
    } catch (JavetException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Wraps a result; a reference becomes a handle in the current scope. */
  @Nullable Object toJava(@Nullable V8Value value) {
    return value instanceof V8ValueReference reference
        ? toJavaReference(reference)
        : primitiveToJava(value);
  }

  V8Handle toJavaReference(V8ValueReference reference) {
    V8Handle handle = lend(reference);
    context.scopeHandles().add(handle);
    return handle;
  }

  /** Wraps a value that others own: the handle is in no list and closes nothing. */
  @Nullable Object lendAny(@Nullable V8Value value) {
    return value instanceof V8ValueReference reference ? lend(reference) : primitiveToJava(value);
  }

  V8Handle lend(V8ValueReference reference) {
    boolean callable =
        reference instanceof V8ValueFunction
            || (reference instanceof V8ValueProxy proxy
                && runtime.getV8Internal().hasInternalType(proxy, V8ValueInternalType.Function));
    return callable ? new V8FunctionHandle(context, reference) : new V8Handle(context, reference);
  }

  // Chains of instanceof and no pattern switches: a switch links itself when it first runs, which
  // costs a start several milliseconds.

  static @Nullable Object primitiveToJava(@Nullable V8Value value) {
    if (value instanceof V8ValueInteger number) {
      return number.getValue();
    } else if (value instanceof V8ValueString string) {
      return string.getValue();
    } else if (value == null || value instanceof V8ValueUndefined) {
      return null;
    } else if (value instanceof V8ValueBoolean bool) {
      return bool.getValue();
    } else if (value instanceof V8ValueDouble number) {
      return number.getValue();
    } else if (value instanceof V8ValueNull) {
      return JsNull.NULL;
    } else if (value instanceof V8ValueLong bigint) {
      return BigInteger.valueOf(bigint.getValue());
    } else if (value instanceof V8ValueBigInteger bigint) {
      return bigint.getValue();
    } else if (value instanceof V8ValueZonedDateTime date) {
      return date.getValue().toInstant();
    }
    return value.toString();
  }

  /** Converts what needs no new V8 object; null if it does, see {@link V8Arguments}. */
  @Nullable V8Value toV8Simple(@Nullable Object value) throws JavetException {
    if (value == null) {
      return undefined;
    } else if (value instanceof String string) {
      return runtime.createV8ValueString(string);
    } else if (value instanceof V8Handle handle) {
      return ofThisContext(handle);
    } else if (value instanceof Number number) {
      return numberToV8(number);
    } else if (value instanceof Boolean bool) {
      return runtime.createV8ValueBoolean(bool);
    } else if (value == JsNull.NULL) {
      return jsNull;
    } else if (value instanceof Instant instant) {
      return runtime.createV8ValueZonedDateTime(instant.toEpochMilli());
    } else if (value instanceof SharedMemory memory) {
      return ofThisContext((V8Handle) memory.buffer());
    }
    return null;
  }

  private V8Value numberToV8(Number number) throws JavetException {
    if (number instanceof Integer integer) {
      return runtime.createV8ValueInteger(integer);
    }
    return number instanceof BigInteger bigint
        ? new V8ValueBigInteger(runtime, bigint)
        : runtime.createV8ValueDouble(number.doubleValue());
  }

  /** Makes the V8 object for an array; the caller closes it. */
  V8Value makeObject(@Nullable Object value) {
    if (value instanceof byte[] bytes) {
      return makeBytes(bytes);
    } else if (value instanceof Object[] items) {
      return makeArray(items);
    }
    throw new IllegalArgumentException("No JavaScript value for " + value);
  }

  private V8Value makeArray(@Nullable Object[] items) {
    try (V8Arguments in = new V8Arguments(this, items)) {
      return context.helpers().call(Helper.ARRAY, in.values());
    }
  }

  private V8Value makeBytes(byte[] bytes) {
    V8ValueArrayBuffer buffer = makeBuffer(bytes);
    try {
      return context.helpers().call(Helper.BYTES, buffer, integer(0), integer(bytes.length));
    } finally {
      close(buffer);
    }
  }

  V8ValueArrayBuffer makeBuffer(byte[] bytes) {
    try {
      V8ValueArrayBuffer buffer = runtime.createV8ValueArrayBuffer(bytes.length);
      buffer.getByteBuffer().put(bytes);
      return buffer;
    } catch (JavetException e) {
      throw context.calls().translate(e);
    }
  }

  private V8ValueReference ofThisContext(V8Handle handle) {
    if (handle.context != context) {
      throw new IllegalArgumentException("The value lives in another context");
    }
    return handle.reference();
  }

  static void close(@Nullable V8Value value) {
    if (value == null || value.isClosed()) {
      return;
    }
    try {
      value.close();
    } catch (JavetException e) {
      throw new IllegalStateException(e);
    }
  }

  void argumentMade(V8Value argument) {
    arguments.add(argument);
  }

  void argumentDone(V8Value argument) {
    arguments.remove(argument);
    close(argument);
  }

  void collectReferences(Set<Object> into) {
    into.addAll(arguments);
  }
}
