package dev.alicorn.engine;

import java.util.List;

/**
 * A loaded engine: one for each process, for any number of contexts.
 *
 * <p>Any thread.
 */
public interface JsEngine {
  /** Names the engine's build, such as {@code javet-5.0.6}: a snapshot fits one build only. */
  String build();

  /**
   * Opens a context that belongs to the calling thread. An engine in native code wants a thread
   * from {@link #newThread}, and wants this call near the start of it, because it must meet the end
   * of its own stack before the thread's.
   *
   * @throws IllegalArgumentException if the snapshot was built by another engine version
   * @throws IllegalStateException if the calling thread does not suit the engine, or if a context
   *     was opened before from another snapshot, or from none: an engine in native code shares
   *     parts of the heap among all its contexts
   */
  JsContext open(ContextOptions options);

  /**
   * A new, unstarted platform thread with the stack that this engine needs; on an unsuited thread,
   * a deep recursion in JavaScript could end the JVM.
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
