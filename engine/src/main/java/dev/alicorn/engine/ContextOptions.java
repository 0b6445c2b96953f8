package dev.alicorn.engine;

import org.jspecify.annotations.Nullable;

/**
 * What a new context starts from. Any thread.
 *
 * <p>A plain class and not a record, because it hands a large array over without copying it.
 */
public final class ContextOptions {
  private final byte @Nullable [] snapshot;

  private ContextOptions(byte @Nullable [] snapshot) {
    this.snapshot = snapshot;
  }

  /** An empty context: the language's own globals and nothing else. */
  public static ContextOptions empty() {
    return new ContextOptions(null);
  }

  /** A context with the heap that {@link JsEngine#buildSnapshot} returned; not copied. */
  public static ContextOptions fromSnapshot(byte[] snapshot) {
    return new ContextOptions(snapshot);
  }

  /** The snapshot, or null for an empty context. */
  public byte @Nullable [] snapshot() {
    return snapshot;
  }
}
