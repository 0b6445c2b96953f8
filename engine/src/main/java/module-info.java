/**
 * The JavaScript engine seam: what the runtime needs from an engine, and nothing of any engine.
 *
 * <p>An engine arrives as a {@link dev.alicorn.engine.JsEngineFactory} by {@link
 * java.util.ServiceLoader}.
 */
module dev.alicorn.engine {
  requires static org.jspecify;

  exports dev.alicorn.engine;

  uses dev.alicorn.engine.JsEngineFactory;
}
