package dev.alicorn.engine;

import java.util.ServiceLoader;

/**
 * The door to one kind of JavaScript engine; found by {@link ServiceLoader}.
 *
 * <p>Any thread. Creating a factory must cost nothing: native code is loaded by {@link #engine}.
 */
public interface JsEngineFactory {
  /** The engine's short name, such as {@code v8}. */
  String name();

  /** Whether the engine can run on this operating system and processor. */
  boolean isSupported();

  /**
   * The engine of this process, loaded by the first call.
   *
   * <p>Flags belong to the process: the first caller's configuration wins, and a later call with a
   * different one throws.
   *
   * @throws EngineUnavailableException if the engine cannot be loaded
   * @throws IllegalStateException if the engine was loaded with another configuration
   */
  JsEngine engine(EngineConfig config);

  /**
   * The first supported factory, or the one that the system property {@code alicorn.engine} names.
   *
   * @throws EngineUnavailableException if there is none
   */
  static JsEngineFactory load() {
    String wanted = System.getProperty("alicorn.engine", "");
    for (JsEngineFactory factory : ServiceLoader.load(JsEngineFactory.class)) {
      if (wanted.isEmpty() ? factory.isSupported() : factory.name().equals(wanted)) {
        return factory;
      }
    }
    throw new EngineUnavailableException(
        wanted.isEmpty()
            ? "No JavaScript engine on the module or class path supports this platform"
            : "No JavaScript engine named '" + wanted + "' on the module or class path");
  }
}
