package dev.alicorn.engine.v8;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.values.V8Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Java values on their way into V8, with the V8 objects that had to be made for them. */
final class V8Arguments implements AutoCloseable {
  private static final V8Value[] NONE = {};

  private final V8Values conversions;
  private final V8Value[] values;
  private @Nullable List<V8Value> made;

  V8Arguments(V8Values conversions, @Nullable Object... args) {
    this.conversions = conversions;
    this.values = args.length == 0 ? NONE : new V8Value[args.length];
    for (int i = 0; i < args.length; i++) {
      values[i] = add(args[i]);
    }
  }

  V8Value[] values() {
    return values;
  }

  /** Converts one more value, which lives as long as the others. */
  V8Value add(@Nullable Object value) {
    try {
      V8Value simple = conversions.toV8Simple(value);
      if (simple != null) {
        return simple;
      }
    } catch (JavetException e) {
      throw new IllegalStateException(e);
    }
    V8Value object = conversions.makeObject(value);
    if (made == null) {
      made = new ArrayList<>();
    }
    made.add(object);
    conversions.argumentMade(object);
    return object;
  }

  /** Converts one value into one that the caller owns. */
  static V8Value owned(V8Values conversions, @Nullable Object value) throws JavetException {
    V8Value simple = conversions.toV8Simple(value);
    return simple == null ? conversions.makeObject(value) : simple;
  }

  @Override
  public void close() {
    if (made != null) {
      made.forEach(conversions::argumentDone);
    }
  }
}
