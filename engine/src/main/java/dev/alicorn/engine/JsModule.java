package dev.alicorn.engine;

import org.jspecify.annotations.Nullable;

/**
 * A module record: compiled, then instantiated (linked), then evaluated.
 *
 * <p>Thread: the context's. A scope does not close modules. Errors: {@link IllegalStateException}
 * after close, and where the status forbids the call.
 */
public interface JsModule extends AutoCloseable {
  /** The name it was compiled with. */
  String url();

  /** How far the module has come. */
  Status status();

  /**
   * Links the module and all it imports. The resolver is asked for each import statement of each
   * module that is not linked yet. Does nothing if it is linked already.
   *
   * @throws JsException if an import has no such export
   * @throws RuntimeException what the resolver threw, unchanged
   */
  void instantiate(Resolver resolver);

  /**
   * Runs the module after all it imports; the result is the same promise each time, rejected if the
   * module threw. A new handle.
   */
  JsValue evaluate();

  /** The namespace object, once linked; a new handle. */
  JsValue namespace();

  /** What the module threw, if its status is {@link Status#ERRORED}, else null. */
  @Nullable Object error();

  /** Compiled code to give to a later {@link JsModules#compile}; null if there is none. */
  byte @Nullable [] codeCache();

  /** Lets the module go, for Java; modules that import it keep it. */
  @Override
  void close();

  /** Finds the module for an import statement. */
  @FunctionalInterface
  interface Resolver {
    /**
     * Returns the module that {@code specifier} means in {@code referrer}, compiled at least. What
     * it throws leaves {@link #instantiate} unchanged; a {@link JsThrow} leaves as a {@link
     * JsException}.
     */
    JsModule resolve(String specifier, JsModule referrer);
  }

  /** The steps of a module's life. */
  enum Status {
    /** Compiled. */
    UNINSTANTIATED,
    /** Being linked. */
    INSTANTIATING,
    /** Linked. */
    INSTANTIATED,
    /** Running, or waiting for a top-level await. */
    EVALUATING,
    /** Done. */
    EVALUATED,
    /** It, or what it imports, threw. */
    ERRORED
  }
}
