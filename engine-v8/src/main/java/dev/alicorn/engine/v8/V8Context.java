package dev.alicorn.engine.v8;

import com.caoccao.javet.enums.V8AwaitMode;
import com.caoccao.javet.enums.V8ValueErrorType;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Locker;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.V8ScriptOrigin;
import com.caoccao.javet.values.reference.V8ValueReference;
import com.caoccao.javet.values.reference.V8ValueSharedArrayBuffer;
import dev.alicorn.engine.EngineUnavailableException;
import dev.alicorn.engine.HeapLimitListener;
import dev.alicorn.engine.HeapStatistics;
import dev.alicorn.engine.HostTable;
import dev.alicorn.engine.JsContext;
import dev.alicorn.engine.JsEngine;
import dev.alicorn.engine.JsFunction;
import dev.alicorn.engine.JsInspectorSession;
import dev.alicorn.engine.JsModules;
import dev.alicorn.engine.JsScope;
import dev.alicorn.engine.JsValue;
import dev.alicorn.engine.PromiseListener;
import dev.alicorn.engine.ScriptSource;
import dev.alicorn.engine.SharedMemory;
import dev.alicorn.engine.SharedStore;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A V8 isolate with one context.
 *
 * <p>The thread holds V8's lock from open to close: to take it for each call would cost more than
 * most calls do. {@link #interrupt()} is for any thread.
 */
final class V8Context implements JsContext {
  private static final String NEW_SHARED = "new SharedArrayBuffer(8)";

  private final V8Engine engine;
  private final Thread owner = Thread.currentThread();
  private final V8Runtime runtime;
  private final V8Locker locker;
  private final ThrownValues thrown;
  private final V8Calls calls;
  private final V8Values values;
  private final V8Helpers helpers;
  private final V8Modules modules;
  private final V8Inspection inspection;
  private final V8Previews previews;
  private final PromiseBridge promises;
  private final HeapGuard heap;
  private final HostBridge host;
  private final HandleList ownHandles = new HandleList();
  private final MemoryTable memory = new MemoryTable();
  private final Set<V8InspectorSession> inspectors = new LinkedHashSet<>();
  private final Object closeLock = new Object();
  private V8Scope scope = new V8Scope(this, null);
  private final boolean complete;
  private volatile boolean closed;

  V8Context(V8Engine engine, V8Runtime runtime, boolean fromSnapshot) {
    this.engine = engine;
    this.runtime = runtime;
    try {
      this.locker = runtime.getV8Locker();
      this.thrown = new ThrownValues(this, runtime);
      this.calls = new V8Calls(runtime, thrown);
      this.values = new V8Values(this, runtime);
      this.helpers = V8Helpers.install(this, runtime, fromSnapshot);
      this.modules = new V8Modules(this, runtime);
      this.inspection = new V8Inspection(this, runtime.getV8Internal());
      this.previews = new V8Previews(this, runtime.getV8Internal());
      this.promises = new PromiseBridge(this, runtime);
      this.heap = new HeapGuard(this, runtime);
      this.host = new HostBridge(this, runtime);
      this.complete = true;
    } catch (JavetException e) {
      throw new EngineUnavailableException("V8 cannot open a context", e);
    }
  }

  /** Throws unless the context is open and this is its thread. */
  void check() {
    if (Thread.currentThread() != owner) {
      throw new IllegalStateException(
          "The context belongs to " + owner + " and not to " + Thread.currentThread());
    }
    if (closed) {
      throw new IllegalStateException("The context is closed");
    }
  }

  /** Whether the constructor is done. */
  boolean isComplete() {
    return complete;
  }

  ThrownValues thrown() {
    return thrown;
  }

  V8Calls calls() {
    return calls;
  }

  V8Values values() {
    return values;
  }

  V8Helpers helpers() {
    return helpers;
  }

  V8Modules moduleTable() {
    return modules;
  }

  V8Previews previews() {
    return previews;
  }

  PromiseBridge promises() {
    return promises;
  }

  MemoryTable memory() {
    return memory;
  }

  Set<V8InspectorSession> inspectors() {
    return inspectors;
  }

  /** Handles that end with the context if nobody closes them, whatever the scope. */
  HandleList ownHandles() {
    return ownHandles;
  }

  HandleList scopeHandles() {
    return scope.handles;
  }

  /** All references of V8 that this engine holds or has been lent. */
  void collectReferences(Set<Object> into) {
    for (V8Scope each = scope; each != null; each = each.outer) {
      each.handles.collectReferences(into);
    }
    ownHandles.collectReferences(into);
    values.collectReferences(into);
    helpers.collectReferences(into);
    modules.collectReferences(into);
    promises.collectReferences(into);
    host.collectReferences(into);
    memory.collectReferences(into);
  }

  @Override
  public JsEngine engine() {
    return engine;
  }

  private static V8ScriptOrigin origin(ScriptSource source) {
    return new V8ScriptOrigin(source.name(), source.lineOffset(), source.columnOffset());
  }

  @Override
  public @Nullable Object evaluate(ScriptSource script) {
    check();
    V8ScriptOrigin origin = origin(script);
    return values.toJava(calls.perform(() -> runtime.execute(script.text(), null, origin, true)));
  }

  @Override
  public JsFunction compileFunction(
      ScriptSource body, byte @Nullable [] codeCache, String... parameterNames) {
    check();
    V8ScriptOrigin origin = origin(body);
    return (JsFunction)
        values.toJavaReference(
            calls.perform(
                () ->
                    runtime.compileV8ValueFunction(
                        body.text(), codeCache, origin, parameterNames, null)));
  }

  @Override
  public JsModules modules() {
    return modules;
  }

  @Override
  public String engineVersion() {
    return runtime.getVersion();
  }

  @Override
  public JsValue global() {
    check();
    try {
      return values.toJavaReference(runtime.getGlobalObject());
    } catch (JavetException e) {
      throw calls.translate(e);
    }
  }

  @Override
  public JsValue toJs(Object value) {
    check();
    try {
      if (V8Arguments.owned(values, value) instanceof V8ValueReference reference
          && !(value instanceof JsValue)) {
        return values.toJavaReference(reference);
      }
    } catch (JavetException e) {
      throw calls.translate(e);
    }
    throw new IllegalArgumentException("Not a value that becomes an object: " + value);
  }

  @Override
  public JsValue newError(String type, String message) {
    check();
    try {
      return values.toJavaReference(
          runtime.createV8ValueError(V8ValueErrorType.valueOf(type), message));
    } catch (JavetException e) {
      throw calls.translate(e);
    }
  }

  @Override
  public JsScope scope() {
    check();
    scope = new V8Scope(this, scope);
    return scope;
  }

  void leaveScope(V8Scope left) {
    if (left != scope || left.outer == null) {
      throw new IllegalStateException("Scopes must be closed in reverse order");
    }
    scope = left.outer;
  }

  @Override
  public V8Inspection inspection() {
    return inspection;
  }

  @Override
  public JsFunction host(HostTable table) {
    check();
    host.setTable(table);
    return host.host();
  }

  @Override
  public void onHostFailure(@Nullable JsFunction errorBuilder) {
    check();
    host.failures().setErrorBuilder(errorBuilder);
  }

  @Override
  public SharedMemory allocate(int byteSize) {
    check();
    return V8SharedMemory.allocate(this, runtime, byteSize);
  }

  @Override
  public @Nullable SharedStore share(JsValue sharedArrayBuffer) {
    check();
    if (!(((V8Handle) sharedArrayBuffer).reference() instanceof V8ValueSharedArrayBuffer buffer)) {
      return null;
    }
    return memory.share(buffer);
  }

  @Override
  public JsValue adopt(SharedStore store) {
    check();
    JsValue made =
        (JsValue)
            Objects.requireNonNull(
                evaluate(new ScriptSource("node:internal/engine/shared", NEW_SHARED)));
    ((V8SharedStore) store).give(((V8Handle) made).reference());
    return made;
  }

  @Override
  public JsValue natives() {
    check();
    return values.toJavaReference(V8Handle.clone(helpers.function(Helper.NATIVES)));
  }

  @Override
  public void onPromiseEvent(@Nullable PromiseListener listener) {
    check();
    promises.setListener(listener);
  }

  @Override
  public void onPromiseEvent(JsFunction listener) {
    check();
    promises.setListener(listener);
  }

  @Override
  public void interrupt() {
    synchronized (closeLock) {
      if (!closed) {
        runtime.terminateExecution();
      }
    }
  }

  @Override
  public void resume() {
    check();
    calls.resume();
  }

  @Override
  public void limitHeap(long bytes) {
    check();
    heap.limit(bytes);
  }

  @Override
  public void onNearHeapLimit(@Nullable HeapLimitListener listener) {
    check();
    heap.setListener(listener);
  }

  @Override
  public HeapStatistics heapStatistics() {
    check();
    return heap.statistics();
  }

  @Override
  public void collectGarbage() {
    check();
    runtime.lowMemoryNotification();
  }

  @Override
  public void runEngineTasks() {
    check();
    calls.perform(() -> runtime.await(V8AwaitMode.RunTillNoMoreTasks));
  }

  @Override
  public JsInspectorSession openInspector(Consumer<String> listener) {
    check();
    V8InspectorSession session = new V8InspectorSession(this, runtime, listener);
    inspectors.add(session);
    return session;
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  /** References that this engine lost sight of; for tests. */
  int countLeaks() {
    check();
    return thrown.countUnknown();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    check();
    if (calls.isInside()) {
      throw new IllegalStateException("A context cannot be closed from inside its own JavaScript");
    }
    new ArrayList<>(inspectors).forEach(V8InspectorSession::close);
    boolean memoryInUse = !memory.release();
    synchronized (closeLock) {
      closed = true;
    }
    thrown.close();
    V8Disposal.dispose(runtime, locker, memoryInUse);
  }
}
