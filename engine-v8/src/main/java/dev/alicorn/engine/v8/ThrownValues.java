package dev.alicorn.engine.v8;

import com.caoccao.javet.exceptions.BaseJavetScriptingException;
import com.caoccao.javet.exceptions.JavetScriptingError;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.converters.JavetConverterConfig;
import com.caoccao.javet.interop.converters.JavetObjectConverter;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.IV8ValueReference;
import com.caoccao.javet.values.reference.V8ValueReference;
import dev.alicorn.engine.EngineUnavailableException;
import dev.alicorn.engine.JsException;
import dev.alicorn.engine.JsInterruptedException;
import dev.alicorn.engine.JsNull;
import java.lang.reflect.Field;
import java.math.BigInteger;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Catches the very value that JavaScript threw.
 *
 * <p>Javet copies a thrown value into Java objects, running its getters, and then lets go of it.
 * But the copying first asks the converter's configuration how deep it may go, while the value
 * exists as a reference of the runtime: so our configuration answers that question, finds the one
 * reference that this engine does not know, keeps a second handle on it, and forbids the copy. The
 * values that Java holds by itself (numbers, strings and so on) are copied, as they have no
 * identity.
 */
final class ThrownValues {
  private static final ThreadLocal<List<ThrownValues>> OF_THREAD =
      ThreadLocal.withInitial(ArrayList::new);

  private static final Pattern UNDEFINED = Pattern.compile("^throw\\s+(?:undefined|void)\\b");

  private static @Nullable Field references;

  private final V8Context context;
  private final V8Runtime runtime;
  private boolean asking;
  private @Nullable V8ValueReference caught;
  private @Nullable Object lastNothing = JsNull.NULL;
  private @Nullable V8ValueReference lastHostError;
  private @Nullable Throwable lastHostFailure;
  private JsException.Position forwarded = JsException.Position.UNKNOWN;

  ThrownValues(V8Context context, V8Runtime runtime) {
    this.context = context;
    this.runtime = runtime;
    OF_THREAD.get().add(this);
  }

  void close() {
    OF_THREAD.get().remove(this);
  }

  /** Puts our configuration into Javet; once for the process. */
  static void install() {
    try {
      references = V8Runtime.class.getDeclaredField("referenceMap");
      references.setAccessible(true);
      Field converter = JavetScriptingError.class.getDeclaredField("CONVERTER");
      converter.setAccessible(true);
      ((JavetObjectConverter) converter.get(null)).setConfig(new CatchingConfig());
    } catch (ReflectiveOperationException e) {
      throw new EngineUnavailableException("This version of Javet is not known", e);
    }
  }

  private static final class CatchingConfig extends JavetConverterConfig<CatchingConfig> {
    @Override
    public int getMaxDepth() {
      try {
        for (ThrownValues values : OF_THREAD.get()) {
          if (values.catchUnknown()) {
            return 0;
          }
        }
      } catch (RuntimeException | Error e) {
        // Javet's native code calls this and ends the JVM if it throws: better to lose the value.
        return 0;
      }
      return 1;
    }
  }

  private boolean catchUnknown() {
    if (!context.isComplete()) {
      return false;
    }
    V8Values.close(caught); // left over where Javet dropped its own exception
    caught = null;
    Set<Object> known = Collections.newSetFromMap(new IdentityHashMap<>());
    context.collectReferences(known);
    if (lastHostError != null) {
      known.add(lastHostError);
    }
    for (IV8ValueReference reference : referencesOf(runtime)) {
      if (!known.contains(reference) && reference instanceof V8ValueReference thrown) {
        caught = V8Handle.clone(thrown);
        return true;
      }
    }
    return false;
  }

  private static List<IV8ValueReference> referencesOf(V8Runtime runtime) {
    List<IV8ValueReference> result = new ArrayList<>();
    try {
      if (references != null && references.get(runtime) instanceof Map<?, ?> map) {
        for (Object value : map.values()) {
          result.add((IV8ValueReference) value);
        }
      }
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
    return result;
  }

  /**
   * How many references Javet holds that this engine does not know: a leak, if JavaScript rests.
   */
  int countUnknown() {
    Set<Object> known = Collections.newSetFromMap(new IdentityHashMap<>());
    context.collectReferences(known);
    if (lastHostError != null) {
      known.add(lastHostError);
    }
    List<IV8ValueReference> all = referencesOf(runtime);
    all.removeIf(known::contains);
    return all.size();
  }

  /** Remembers which Java exception stands behind an error that a host function threw. */
  void remember(V8Value error, Throwable failure) {
    V8Values.close(lastHostError);
    lastHostError = error instanceof V8ValueReference reference ? reference : null;
    lastHostFailure = failure;
  }

  /** A host call throws again what came from there. */
  void forwarded(JsException.Position position) {
    forwarded = position;
  }

  JsException translate(BaseJavetScriptingException failure) {
    JavetScriptingError error = failure.getScriptingError();
    V8ValueReference reference = caught;
    caught = null;
    JsException.Position position = position(error);
    if (reference == null) {
      Object value = primitive(error.getContext());
      if (value == null) {
        value = nothing(position);
      }
      return new JsException(String.valueOf(value), value, position, null, null);
    }
    String[] text = describe(reference);
    Throwable cause = causeOf(reference);
    V8Handle handle = context.values().lend(reference);
    context.ownHandles().add(handle);
    return new JsException(text[0], handle, position, text.length > 1 ? text[1] : null, cause);
  }

  // Javet does not say which of null and undefined was thrown. Null is what programs throw, unless
  // they say so. A host function throws again what it let pass.
  private @Nullable Object nothing(JsException.Position position) {
    String line = position.sourceLine();
    String code = line.substring(Math.min(position.startColumn(), line.length()));
    if (code.startsWith("throw")) {
      lastNothing = UNDEFINED.matcher(code).find() ? null : JsNull.NULL;
    }
    return lastNothing;
  }

  private static @Nullable Object primitive(@Nullable Object copied) {
    if (copied instanceof Long bigint) {
      return BigInteger.valueOf(bigint);
    }
    return copied instanceof ZonedDateTime date ? date.toInstant() : copied;
  }

  private String[] describe(V8ValueReference reference) {
    Object text =
        withoutRecursion(
            () -> V8Values.primitiveToJava(context.helpers().call(Helper.DESCRIBE, reference)));
    return text == null ? new String[] {""} : String.valueOf(text).split("\0", 2);
  }

  private @Nullable Throwable causeOf(V8ValueReference reference) {
    V8ValueReference remembered = lastHostError;
    if (remembered == null) {
      return null;
    }
    Object same = withoutRecursion(() -> context.helpers().isSame(remembered, reference));
    return Boolean.TRUE.equals(same) ? lastHostFailure : null;
  }

  /**
   * Asks JavaScript about a thrown value. Near the end of the stack that throws too, and asking
   * about that would throw again, until the JVM ends: so then nobody asks.
   */
  private @Nullable Object withoutRecursion(Supplier<@Nullable Object> question) {
    if (asking) {
      return null;
    }
    asking = true;
    try {
      return question.get();
    } catch (JsException e) {
      e.release();
      return null;
    } catch (JsInterruptedException e) {
      return null;
    } finally {
      asking = false;
    }
  }

  private JsException.Position position(JavetScriptingError error) {
    String resource = error.getResourceName();
    if (V8Helpers.PRELUDE.equals(resource)) { // a host call that threw
      return forwarded;
    }
    String line = error.getSourceLine();
    return new JsException.Position(
        resource == null || "undefined".equals(resource) ? "" : resource,
        error.getLineNumber(),
        line == null ? "" : line,
        error.getStartColumn(),
        error.getEndColumn());
  }
}
