package dev.alicorn.engine;

import java.util.List;

/**
 * A loaded engine: one for each process, for any number of contexts.
 *
 * <p>Any thread.
 */
public interface JsEngine {
  /** The engine's version, such as {@code 14.7.173.20}. */
  String version();

  /**
   * Opens a context that belongs to the calling thread, which must be a platform thread with enough
   * stack (see {@link #newThread}).
   *
   * @throws IllegalArgumentException if the snapshot was built by another engine version
   */
  JsContext open(ContextOptions options);

  /**
   * A new, unstarted platform thread with the stack that this engine needs. Running JavaScript on a
   * thread with less can overrun the stack in native code, which ends the JVM.
   */
  Thread newThread(String name, Runnable task);

  /**
   * Runs the scripts in a fresh context and returns its heap as a start-up snapshot.
   *
   * <p>While they run, the global {@code engineNatives} holds the object that {@link
   * JsContext#natives()} describes; scripts may keep it in a closure. It is deleted before the
   * snapshot is taken.
   *
   * @throws IllegalStateException unless {@link EngineConfig#snapshotBuild()}
   * @throws JsException if a script throws
   */
  byte[] buildSnapshot(List<ScriptSource> scripts);
}
