package dev.alicorn.engine;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the engine of this process is loaded. Immutable; any thread.
 *
 * @param flags engine flags as a user writes them ({@code --max-old-space-size=512}), in order
 * @param cacheDir where unpacked native files are kept, or null for the default: the system
 *     property {@code alicorn.cache}, else the user's cache directory
 * @param stackSizeKiB stack that JavaScript may use; threads from {@link JsEngine#newThread} have
 *     it, and room for Java beside it
 * @param snapshotBuild whether this process builds a start-up snapshot. Bootstrap code may then use
 *     the engine's internals, so such a process must run no user code
 */
public record EngineConfig(
    List<String> flags, @Nullable Path cacheDir, int stackSizeKiB, boolean snapshotBuild) {
  /** V8's own default, which programs that recurse deeply have been tuned to. */
  public static final int DEFAULT_STACK_SIZE_KIB = 984;

  /** Copies the flags. */
  public EngineConfig {
    flags = List.copyOf(flags);
  }

  /** The configuration that most programs want. */
  public static EngineConfig defaults() {
    return new EngineConfig(List.of(), null, DEFAULT_STACK_SIZE_KIB, false);
  }

  /** This configuration with the given engine flags. */
  public EngineConfig withFlags(List<String> newFlags) {
    return new EngineConfig(newFlags, cacheDir, stackSizeKiB, snapshotBuild);
  }

  /** This configuration with native files kept in the given directory. */
  public EngineConfig withCacheDir(Path newCacheDir) {
    return new EngineConfig(flags, newCacheDir, stackSizeKiB, snapshotBuild);
  }

  /** This configuration with the given stack for JavaScript. */
  public EngineConfig withStackSizeKiB(int newStackSizeKiB) {
    return new EngineConfig(flags, cacheDir, newStackSizeKiB, snapshotBuild);
  }

  /** This configuration for a process that builds a snapshot. */
  public EngineConfig forSnapshotBuild() {
    return new EngineConfig(flags, cacheDir, stackSizeKiB, true);
  }
}
