package dev.alicorn.engine.v8;

import com.caoccao.javet.enums.V8ValueErrorType;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.IV8ValueObject;
import com.caoccao.javet.values.reference.V8ValueReference;
import dev.alicorn.engine.JsException;
import dev.alicorn.engine.JsFunction;
import dev.alicorn.engine.JsInterruptedException;
import dev.alicorn.engine.JsThrow;
import dev.alicorn.engine.JsValue;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what a host function threw into what JavaScript catches; nothing is lost on the way. */
final class HostFailures {
  private final V8Context context;
  private final V8Runtime runtime;
  private @Nullable V8Handle errorBuilder;

  HostFailures(V8Context context, V8Runtime runtime) {
    this.context = context;
    this.runtime = runtime;
  }

  void setErrorBuilder(@Nullable JsFunction builder) {
    V8Handle old = errorBuilder;
    errorBuilder =
        builder == null
            ? null
            : context.values().lend(V8Handle.clone(((V8Handle) builder).reference()));
    if (old != null) {
      V8Values.close(old.release());
    }
  }

  void collectReferences(Set<Object> into) {
    V8ValueReference reference = errorBuilder == null ? null : errorBuilder.peek();
    if (reference != null) {
      into.add(reference);
    }
  }

  /** JavaScript that was stopped inside a host call must not go on behind it. */
  void continueInterrupt() {
    if (context.calls().isInterrupted()) {
      runtime.terminateExecution();
    }
  }

  void throwIntoJavaScript(Throwable failure) {
    try {
      if (failure instanceof JsThrow thrown) {
        throwValue(thrown.value());
      } else if (failure instanceof JsException exception) {
        context.thrown().forwarded(exception.position());
        throwValue(exception.value());
      } else if (!(failure instanceof JsInterruptedException)) { // continueInterrupt() does that
        throwBuiltError(failure);
      }
    } catch (JavetException | RuntimeException | Error e) {
      // Building the error failed too: the message alone is better than silence.
      runtime.throwError(V8ValueErrorType.Error, message(failure));
    }
  }

  private void throwValue(@Nullable Object value) throws JavetException {
    V8Value thrown = V8Arguments.owned(context.values(), value);
    runtime.throwError(thrown);
    if (value instanceof JsValue handle) {
      handle.close();
    } else {
      V8Values.close(thrown);
    }
  }

  private void throwBuiltError(Throwable failure) throws JavetException {
    V8Value error = build(failure);
    if (context.calls().isInterrupted()) {
      return;
    }
    context.thrown().remember(error, failure);
    runtime.throwError(error);
  }

  private V8Value build(Throwable failure) throws JavetException {
    V8ValueReference builder = errorBuilder == null ? null : errorBuilder.peek();
    if (builder == null) {
      V8ValueErrorType type =
          failure instanceof ClassCastException
              ? V8ValueErrorType.TypeError
              : failure instanceof StackOverflowError
                  ? V8ValueErrorType.RangeError
                  : V8ValueErrorType.Error;
      return runtime.createV8ValueError(type, message(failure));
    }
    try (V8Arguments in =
        new V8Arguments(
            context.values(), message(failure), failure.getClass().getName(), stack(failure))) {
      return context.calls().callNotNull((IV8ValueObject) builder, in.values());
    } catch (JsException e) {
      e.release();
      return runtime.createV8ValueError(V8ValueErrorType.Error, message(failure));
    }
  }

  private static String message(Throwable failure) {
    if (failure instanceof StackOverflowError) {
      return "Maximum call stack size exceeded";
    }
    StringBuilder text = new StringBuilder();
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 5; depth++) {
      String message = cause.getMessage();
      String part = message == null || message.isEmpty() ? cause.getClass().getName() : message;
      if (text.indexOf(part) < 0) {
        text.append(text.isEmpty() ? "" : ": ").append(part);
      }
      cause = cause.getCause();
    }
    return text.toString();
  }

  private static String stack(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
