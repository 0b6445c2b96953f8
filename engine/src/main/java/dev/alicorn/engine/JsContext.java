package dev.alicorn.engine;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One JavaScript heap with one global object, used by one thread.
 *
 * <p>Thread: the one that opened it, which holds the engine's lock until {@link #close()}; {@link
 * #interrupt()} is for any thread. Errors: what JavaScript throws arrives as {@link JsException}; a
 * use after {@link #close()} or from another thread throws {@link IllegalStateException}.
 *
 * <p>Microtasks: when the outermost call into JavaScript returns to Java, the engine runs all
 * microtasks before the Java method returns. Calls from inside a host function do not.
 */
public interface JsContext extends AutoCloseable {
  /** The engine that this context runs on. */
  JsEngine engine();

  /** The engine's version, such as {@code 14.7.173.20}. */
  String engineVersion();

  // --- Code

  /** Compiles and runs a script in the global scope; returns its completion value. */
  @Nullable Object evaluate(ScriptSource script);

  /**
   * Compiles a function body in the global scope, with the given parameter names; line 1 of the
   * source is line 1 of the file.
   *
   * @throws JsException with the position, if there is a syntax error
   */
  default JsFunction compileFunction(ScriptSource body, String... parameterNames) {
    return compileFunction(body, null, parameterNames);
  }

  /**
   * As {@link #compileFunction(ScriptSource, String...)}, with code that {@link
   * JsFunction#codeCache()} of the same source gave before; a cache that does not fit is ignored.
   */
  JsFunction compileFunction(
      ScriptSource body, byte @Nullable [] codeCache, String... parameterNames);

  /** ES modules. */
  JsModules modules();

  // --- Values

  /** The global object; a new handle with each call. */
  JsValue global();

  /** A new handle on any value that can go into JavaScript: for arrays, bytes and errors. */
  JsValue toJs(Object value);

  /** A new {@code Error} (or TypeError, RangeError, SyntaxError, ReferenceError) with a message. */
  JsValue newError(String type, String message);

  /**
   * Opens a scope: handles made from now on, on this thread, are closed with it, unless they {@link
   * JsScope#escape} it.
   */
  JsScope scope();

  /** Looks into values in ways that the language does not offer. */
  JsInspection inspection();

  // --- The host

  /**
   * The one function through which JavaScript calls Java: {@code host(op, ...args)} runs {@code
   * table}'s function for the number {@code op}. A second call replaces the table; the function
   * stays the same object. The handle is the context's own and is not closed by scopes.
   */
  JsFunction host(HostTable table);

  /**
   * Makes the error that JavaScript sees when a host function throws an unknown Java exception: the
   * function is called with (message, Java class name, Java stack trace) and returns what is
   * thrown. Without one, it is an {@code Error} with the message.
   */
  void onHostFailure(@Nullable JsFunction errorBuilder);

  /** Memory that both sides see without a copy: an ArrayBuffer, zeroed. */
  SharedMemory allocate(int byteSize);

  /**
   * Functions that need the engine's internals, as a JavaScript object; a new handle. Members that
   * this context cannot offer are absent. It must not reach user code.
   *
   * <ul>
   *   <li>{@code drainMicrotasks()} runs all microtasks now, also inside a call. Only with a
   *       snapshot.
   *   <li>{@code setDetachable(arrayBuffer, boolean)} forbids or allows transfer. Only with a
   *       snapshot.
   * </ul>
   */
  JsValue natives();

  /** Whom to tell about promises that are rejected without a handler, and so on; null for none. */
  void onPromiseEvent(@Nullable PromiseListener listener);

  /**
   * As {@link #onPromiseEvent(PromiseListener)}, straight into JavaScript: the function is called
   * with ({@link PromiseEvent#code()}, promise, value). It must not throw.
   */
  void onPromiseEvent(JsFunction listener);

  // --- Control

  /**
   * Stops the JavaScript that runs, from any thread: it ends with {@link JsInterruptedException},
   * which JavaScript cannot catch. If none runs, the next call ends so. The context stays usable:
   * the interrupt is over when the exception has reached the outermost Java caller.
   */
  void interrupt();

  /**
   * Ends an interrupt before it has reached the outermost caller, or any JavaScript at all: for a
   * host function that has caught {@link JsInterruptedException} and lets the JavaScript that
   * called it go on.
   */
  void resume();

  /**
   * The bytes of a SharedArrayBuffer, for {@link #adopt} of another context; null where this engine
   * cannot share them.
   */
  @Nullable SharedStore share(JsValue sharedArrayBuffer);

  /** A SharedArrayBuffer over bytes that another context has shared; once for each store. */
  JsValue adopt(SharedStore store);

  /**
   * Called on the context's thread when the heap is nearly full; null for the default, which ends
   * the running JavaScript with a {@link JsOutOfMemoryException}. Without room to go on, the engine
   * ends the process.
   */
  void onNearHeapLimit(@Nullable HeapLimitListener listener);

  /**
   * Lowers the heap's limit; it stays above what is in use. Only a limit below the engine's own has
   * an effect.
   */
  void limitHeap(long bytes);

  /** How much memory JavaScript uses. */
  HeapStatistics heapStatistics();

  /** Collects garbage now, as thoroughly as the engine can; for tests and tools. */
  void collectGarbage();

  /**
   * Lets the engine run tasks that it has queued for this thread (finalization callbacks, ends of
   * garbage collections); call it once in a while from the loop.
   */
  void runEngineTasks();

  /** Opens a debugger session whose answers and events (JSON texts) go to the listener. */
  JsInspectorSession openInspector(Consumer<String> listener);

  /** Whether {@link #close()} was called. */
  boolean isClosed();

  /**
   * Closes every handle and view, and frees the heap where that is safe. Never fails and never ends
   * the JVM; a second call does nothing. Must not be called from inside a host function.
   */
  @Override
  void close();
}
