package dev.alicorn.engine;

import org.jspecify.annotations.Nullable;

/**
 * Makes ES modules.
 *
 * <p>Thread: the context's.
 */
public interface JsModules {
  /**
   * Compiles a module.
   *
   * @throws JsException with the position, if there is a syntax error
   */
  default JsModule compile(ScriptSource source) {
    return compile(source, null);
  }

  /**
   * As {@link #compile(ScriptSource)}, with code that {@link JsModule#codeCache()} of the same
   * source gave before; a cache that does not fit is ignored.
   */
  JsModule compile(ScriptSource source, byte @Nullable [] codeCache);

  /**
   * A module without source: its exports are the own enumerable string-keyed properties that {@code
   * exports} has now, with the values that they have when it is evaluated.
   */
  JsModule synthetic(String url, JsValue exports);
}
