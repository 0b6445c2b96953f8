/**
 * The engine seam over V8 in the JVM's process, by Javet.
 *
 * <p>Javet's jar with the native library has a name that no module can have: keep that jar on the
 * class path. Start with {@code --enable-native-access=ALL-UNNAMED,dev.alicorn.engine.v8}.
 */
@SuppressWarnings("module") // the digit is part of the engine's name
module dev.alicorn.engine.v8 {
  requires static org.jspecify;
  requires dev.alicorn.engine;
  requires com.caoccao.javet;
  // Javet uses both without saying so, being an automatic module.
  requires java.logging;
  requires java.management;

  exports dev.alicorn.engine.v8;

  provides dev.alicorn.engine.JsEngineFactory with
      dev.alicorn.engine.v8.V8EngineFactory;
}
