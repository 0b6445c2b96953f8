package dev.alicorn.engine.v8;

import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.primitive.V8ValueString;
import com.caoccao.javet.values.reference.V8ValueArrayBuffer;
import com.caoccao.javet.values.reference.V8ValueReference;
import dev.alicorn.engine.HostCall;
import dev.alicorn.engine.JsContext;
import dev.alicorn.engine.JsFunction;
import dev.alicorn.engine.JsNull;
import dev.alicorn.engine.JsValue;
import dev.alicorn.engine.PinnedBytes;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one host call; one frame for each depth of nesting, used again and again.
 *
 * <p>It copies the slots at once, because a call back into JavaScript overwrites them.
 */
final class HostFrame implements HostCall {
  private static final V8Value[] NONE = {};

  private final V8Context context;
  private final byte[] tags = new byte[HostSlots.MAX_ARGUMENTS];
  private final double[] numbers = new double[HostSlots.MAX_ARGUMENTS];
  private final long[] starts = new long[HostSlots.MAX_ARGUMENTS];
  private final long[] lengths = new long[HostSlots.MAX_ARGUMENTS];
  private final int[] positions = new int[HostSlots.MAX_ARGUMENTS];
  private final List<V8Handle> lent = new ArrayList<>();
  private final List<V8Value> made = new ArrayList<>();
  private @Nullable V8Value[] references = NONE;
  private int count;
  private boolean active;
  private @Nullable Arena arena;

  HostFrame(V8Context context) {
    this.context = context;
  }

  void begin(HostSlots slots, @Nullable V8Value @Nullable [] args) {
    active = true;
    references = args == null ? NONE : args;
    count = slots.count();
    int position = 0;
    for (int i = 0; i < count; i++) {
      byte tag = slots.tag(i);
      tags[i] = tag;
      switch (tag) {
        case HostSlots.TAG_NUMBER -> numbers[i] = slots.number(i);
        case HostSlots.TAG_REFERENCE, HostSlots.TAG_BIGINT -> positions[i] = position++;
        case HostSlots.TAG_VIEW -> {
          positions[i] = position++;
          starts[i] = slots.start(i);
          lengths[i] = slots.length(i);
        }
        default -> {}
      }
    }
  }

  void end() {
    active = false;
    references = NONE;
    if (!lent.isEmpty()) {
      lent.forEach(V8Handle::forget);
      lent.clear();
    }
    if (!made.isEmpty()) {
      made.forEach(V8Values::close);
      made.clear();
    }
    if (arena != null) {
      arena.close();
      arena = null;
    }
  }

  void collectReferences(Set<Object> into) {
    for (V8Value reference : references) {
      if (reference != null) {
        into.add(reference);
      }
    }
    into.addAll(made);
  }

  private byte tag(int index) {
    if (!active) {
      throw new IllegalStateException("The host call is over");
    }
    return index >= 0 && index < count ? tags[index] : HostSlots.TAG_UNDEFINED;
  }

  private @Nullable V8Value reference(int index) {
    int position = positions[index];
    return position < references.length ? references[position] : null;
  }

  private ClassCastException wrongType(int index, String wanted) {
    return new ClassCastException("Argument " + index + " of a host call must be " + wanted);
  }

  @Override
  public JsContext context() {
    return context;
  }

  @Override
  public int count() {
    tag(0);
    return count;
  }

  @Override
  public int intAt(int index) {
    return (int) doubleAt(index);
  }

  @Override
  public long longAt(int index) {
    return (long) doubleAt(index);
  }

  @Override
  public double doubleAt(int index) {
    if (tag(index) != HostSlots.TAG_NUMBER) {
      throw wrongType(index, "a number");
    }
    return numbers[index];
  }

  @Override
  public boolean booleanAt(int index) {
    return switch (tag(index)) {
      case HostSlots.TAG_TRUE -> true;
      case HostSlots.TAG_FALSE -> false;
      default -> throw wrongType(index, "a boolean");
    };
  }

  @Override
  public String stringAt(int index) {
    if (tag(index) == HostSlots.TAG_REFERENCE && reference(index) instanceof V8ValueString string) {
      return string.getValue();
    }
    throw wrongType(index, "a string");
  }

  @Override
  public @Nullable String stringOrNullAt(int index) {
    return isNullish(index) ? null : stringAt(index);
  }

  @Override
  public @Nullable Object valueAt(int index) {
    return switch (tag(index)) {
      case HostSlots.TAG_NULL -> JsNull.NULL;
      case HostSlots.TAG_FALSE -> false;
      case HostSlots.TAG_TRUE -> true;
      case HostSlots.TAG_NUMBER -> number(numbers[index]);
      case HostSlots.TAG_BIGINT -> new BigInteger(String.valueOf(reference(index)));
      case HostSlots.TAG_VIEW -> lend(viewOf(index));
      case HostSlots.TAG_REFERENCE -> {
        V8Value value = reference(index);
        yield value instanceof V8ValueReference object
            ? lend(object)
            : V8Values.primitiveToJava(value);
      }
      default -> null;
    };
  }

  private static Object number(double number) {
    int integer = (int) number;
    boolean exact = integer == number && (integer != 0 || Double.doubleToRawLongBits(number) == 0);
    return exact ? (Object) integer : (Object) number;
  }

  private V8Handle lend(V8ValueReference reference) {
    V8Handle handle = context.values().lend(reference);
    lent.add(handle);
    return handle;
  }

  /** A typed array came as its buffer and a range: makes an equal one. */
  private V8ValueReference viewOf(int index) {
    V8Value buffer = reference(index);
    if (buffer == null) {
      throw wrongType(index, "a buffer that is not detached");
    }
    V8Value start = context.values().integer((int) starts[index]);
    V8Value length = context.values().integer((int) lengths[index]);
    V8Value view = context.helpers().call(Helper.BYTES, buffer, start, length);
    made.add(view);
    return (V8ValueReference) view;
  }

  @Override
  public JsValue objectAt(int index) {
    if (valueAt(index) instanceof JsValue object) {
      return object;
    }
    throw wrongType(index, "an object");
  }

  @Override
  public JsFunction functionAt(int index) {
    if (valueAt(index) instanceof JsFunction function) {
      return function;
    }
    throw wrongType(index, "a function");
  }

  @Override
  public boolean isNullish(int index) {
    byte tag = tag(index);
    return tag == HostSlots.TAG_UNDEFINED || tag == HostSlots.TAG_NULL;
  }

  @Override
  @SuppressWarnings("restricted")
  public MemorySegment bytesAt(int index) {
    MemorySegment bytes = bytes(index);
    if (arena == null) {
      arena = Arena.ofConfined();
    }
    return bytes.reinterpret(arena, null);
  }

  private MemorySegment bytes(int index) {
    byte tag = tag(index);
    V8Value value =
        tag == HostSlots.TAG_VIEW || tag == HostSlots.TAG_REFERENCE ? reference(index) : null;
    if (value instanceof V8ValueArrayBuffer buffer) {
      MemorySegment whole = Memory.of(buffer);
      return tag == HostSlots.TAG_VIEW ? whole.asSlice(starts[index], lengths[index]) : whole;
    }
    if (tag == HostSlots.TAG_VIEW && lengths[index] == 0) {
      return MemorySegment.NULL;
    }
    throw wrongType(index, "a buffer");
  }

  @Override
  public PinnedBytes pinAt(int index) {
    MemorySegment bytes = bytes(index);
    if (bytes.byteSize() == 0) {
      return V8PinnedBytes.empty();
    }
    V8ValueArrayBuffer buffer = (V8ValueArrayBuffer) reference(index);
    if (buffer == null) {
      throw wrongType(index, "a buffer");
    }
    return V8PinnedBytes.pin(context, (V8ValueArrayBuffer) V8Handle.clone(buffer), bytes);
  }
}
