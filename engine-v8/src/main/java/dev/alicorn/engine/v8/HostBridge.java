package dev.alicorn.engine.v8;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.callback.IJavetDirectCallable.NoThisAndNoResult;
import com.caoccao.javet.interop.callback.IJavetDirectCallable.NoThisAndResult;
import com.caoccao.javet.interop.callback.JavetCallbackContext;
import com.caoccao.javet.interop.callback.JavetCallbackType;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueReference;
import dev.alicorn.engine.HostFunction;
import dev.alicorn.engine.HostTable;
import dev.alicorn.engine.JsNull;
import dev.alicorn.engine.JsScope;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs host functions when JavaScript calls {@code host(op, ...)}.
 *
 * <p>Two native functions stand behind it: one that returns nothing, which is the cheaper one and
 * leaves numbers and the like in the slots, and one that returns a value.
 */
final class HostBridge {
  private final V8Context context;
  private final V8Runtime runtime;
  private final HostFailures failures;
  private final InspectionOps inspection;
  private final V8SharedMemory memory;
  private final HostSlots slots;
  private final V8FunctionHandle host;
  private final List<HostFrame> frames = new ArrayList<>();
  private HostTable table = HostTable.builder().build();
  private int depth;
  private byte resultTag;
  private byte pendingTag;
  private @Nullable V8Value pending;

  HostBridge(V8Context context, V8Runtime runtime) throws JavetException {
    this.context = context;
    this.runtime = runtime;
    this.failures = new HostFailures(context, runtime);
    this.inspection = new InspectionOps(context);
    this.memory = V8SharedMemory.allocate(context, runtime, HostSlots.BYTES);
    this.slots = new HostSlots(memory.segment());
    this.host = install();
  }

  private V8FunctionHandle install() throws JavetException {
    V8ValueFunction nativeVoid =
        runtime.createV8ValueFunction(
            new JavetCallbackContext(
                "host", JavetCallbackType.DirectCallNoThisAndNoResult, new WithoutResult(this)));
    V8ValueFunction nativeValue =
        runtime.createV8ValueFunction(
            new JavetCallbackContext(
                "host", JavetCallbackType.DirectCallNoThisAndResult, new WithResult(this)));
    V8ValueReference buffer = ((V8Handle) memory.buffer()).reference();
    V8Value function = context.helpers().call(Helper.INSTALL, nativeVoid, nativeValue, buffer);
    V8Values.close(nativeVoid);
    V8Values.close(nativeValue);
    return new V8FunctionHandle(context, (V8ValueReference) function);
  }

  V8FunctionHandle host() {
    return host;
  }

  HostFailures failures() {
    return failures;
  }

  void setTable(HostTable newTable) {
    table = newTable;
  }

  void collectReferences(Set<Object> into) {
    into.add(host.reference());
    failures.collectReferences(into);
    if (pending != null) {
      into.add(pending);
    }
    for (int i = 0; i < depth; i++) {
      frames.get(i).collectReferences(into);
    }
  }

  private void dispatchWithoutResult(V8Value @Nullable [] args) {
    V8Value value = dispatch(args);
    if (value != null) {
      pending = value;
      pendingTag = resultTag;
      slots.setResultTag(HostSlots.TAG_PENDING);
    }
  }

  private V8Value dispatchWithResult(V8Value @Nullable [] args) {
    V8Value value = dispatch(args);
    if (value == null) {
      return context.values().undefined();
    }
    slots.setResultTag(resultTag);
    return value;
  }

  /** Runs a call; its result is in the slots, or else a value that the caller owns. */
  private @Nullable V8Value dispatch(V8Value @Nullable [] args) {
    if (depth == frames.size()) {
      frames.add(new HostFrame(context));
    }
    HostFrame frame = frames.get(depth++);
    try {
      int op = slots.op();
      frame.begin(slots, args);
      return op < 0 ? runInternal(op, frame) : encode(run(op, frame));
    } catch (Throwable e) {
      failures.throwIntoJavaScript(e);
      return null;
    } finally {
      frame.end();
      depth--;
      failures.continueInterrupt();
    }
  }

  private @Nullable Object run(int op, HostFrame frame) throws Exception {
    HostFunction function = table.get(op);
    if (function == null) {
      throw new IllegalArgumentException("No host function has the number " + op);
    }
    return function.call(frame);
  }

  private @Nullable V8Value runInternal(int op, HostFrame frame) throws JavetException {
    if (op == HostSlots.OP_FETCH) {
      V8Value value = pending;
      pending = null;
      resultTag = pendingTag;
      return value;
    }
    JsScope scope = context.scope();
    try {
      return encode(inspection.run(op, frame));
    } finally {
      scope.close();
    }
  }

  private @Nullable V8Value encode(@Nullable Object result) throws JavetException {
    return storeInSlots(result) ? null : toReturnValue(result);
  }

  /** Puts a result where JavaScript reads it, if it fits there. */
  private boolean storeInSlots(@Nullable Object result) {
    if (result == null) {
      slots.setResultTag(HostSlots.TAG_UNDEFINED);
    } else if (result instanceof Number number && !(number instanceof BigInteger)) {
      slots.setResult(number.doubleValue());
    } else if (result instanceof Boolean bool) {
      slots.setResultTag(bool ? HostSlots.TAG_TRUE : HostSlots.TAG_FALSE);
    } else if (result == JsNull.NULL) {
      slots.setResultTag(HostSlots.TAG_NULL);
    } else {
      return false;
    }
    return true;
  }

  /** Javet closes what this returns, once it is in V8. */
  private V8Value toReturnValue(@Nullable Object result) throws JavetException {
    if (result instanceof byte[] bytes) {
      resultTag = HostSlots.TAG_BYTES;
      return context.values().makeBuffer(bytes);
    }
    resultTag = HostSlots.TAG_RETURNED;
    if (result instanceof V8Handle handle) {
      return handle.list == null ? V8Handle.clone(handle.reference()) : handle.release();
    }
    return V8Arguments.owned(context.values(), result);
  }

  // Classes and not lambdas: Javet's interfaces are serializable, and a serializable lambda is made
  // anew in each process, which no cache of the JVM's saves.

  @SuppressWarnings("serial")
  private static final class WithoutResult implements NoThisAndNoResult<RuntimeException> {
    private final HostBridge bridge;

    WithoutResult(HostBridge bridge) {
      this.bridge = bridge;
    }

    @Override
    public void call(V8Value @Nullable ... args) {
      bridge.dispatchWithoutResult(args);
    }
  }

  @SuppressWarnings("serial")
  private static final class WithResult implements NoThisAndResult<RuntimeException> {
    private final HostBridge bridge;

    WithResult(HostBridge bridge) {
      this.bridge = bridge;
    }

    @Override
    public V8Value call(V8Value @Nullable ... args) {
      return bridge.dispatchWithResult(args);
    }
  }
}
