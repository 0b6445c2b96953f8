package dev.alicorn.engine.v8;

import dev.alicorn.engine.EngineConfig;
import dev.alicorn.engine.JsEngine;
import dev.alicorn.engine.JsEngineFactory;
import org.jspecify.annotations.Nullable;

/**
 * Gives the process its one V8.
 *
 * <p>Any thread. V8 takes its flags and its data file once, before it starts, and cannot be started
 * again: so there is one engine, and its first configuration stays.
 */
public final class V8EngineFactory implements JsEngineFactory {
  private static @Nullable V8Engine engine;

  /** Does nothing yet. */
  public V8EngineFactory() {}

  @Override
  public String name() {
    return "v8";
  }

  @Override
  public boolean isSupported() {
    return NativeFiles.isPlatformSupported();
  }

  @Override
  public JsEngine engine(EngineConfig config) {
    synchronized (V8EngineFactory.class) {
      if (engine == null) {
        engine = V8Engine.load(config);
      } else if (!engine.config().equals(config)) {
        throw new IllegalStateException(
            "V8 runs in this process with another configuration: " + engine.config());
      }
      return engine;
    }
  }
}
