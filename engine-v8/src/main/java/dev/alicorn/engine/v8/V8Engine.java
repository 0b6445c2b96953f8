package dev.alicorn.engine.v8;

import com.caoccao.javet.enums.JSRuntimeType;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.loader.IJavetLibLoadingListener;
import com.caoccao.javet.interop.loader.JavetLibLoader;
import com.caoccao.javet.interop.options.V8Flags;
import com.caoccao.javet.interop.options.V8RuntimeOptions;
import dev.alicorn.engine.ContextOptions;
import dev.alicorn.engine.EngineConfig;
import dev.alicorn.engine.EngineUnavailableException;
import dev.alicorn.engine.JsContext;
import dev.alicorn.engine.JsEngine;
import dev.alicorn.engine.ScriptSource;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** V8, loaded into this process. Any thread. */
final class V8Engine implements JsEngine {
  private final EngineConfig config;
  private final V8Host host;
  private @Nullable Integer heapOrigin;

  private V8Engine(EngineConfig config, V8Host host) {
    this.config = config;
    this.host = host;
  }

  static V8Engine load(EngineConfig config) {
    NativeFiles files = NativeFiles.unpack(config.cacheDir());
    configure(config, files);
    JavetLibLoader.setLibLoadingListener(new UnpackedLibrary(files.directory()));
    V8Host host = V8Host.getV8I18nInstance();
    if (!host.isLibraryLoaded()) {
      throw new EngineUnavailableException(
          "V8's native library in " + files.directory() + " cannot be loaded",
          host.getLastException());
    }
    ThrownValues.install();
    return new V8Engine(config, host);
  }

  private static void configure(EngineConfig config, NativeFiles files) {
    StringBuilder flags = new StringBuilder("--stack-size=").append(config.stackSizeKiB());
    // No task of the engine's is waited for: a loop that has nothing else to do would end before.
    flags.append(" --no-wasm-async-compilation");
    for (String flag : config.flags()) {
      flags.append(' ').append(flag);
    }
    if (config.snapshotBuild()) {
      // A blob that holds baseline or optimized code of a hot loop cannot be read again.
      flags.append(" --no-sparkplug --no-maglev --no-turbofan");
    }
    V8Flags v8Flags = V8RuntimeOptions.V8_FLAGS;
    v8Flags.setUseStrict(false);
    v8Flags.setAllowNativesSyntax(config.snapshotBuild());
    v8Flags.setCustomFlags(flags.toString());
    v8Flags.setIcuDataFile(files.icuDataFile().toString());
  }

  EngineConfig config() {
    return config;
  }

  @Override
  public String build() {
    return "javet-" + JavetLibLoader.LIB_VERSION;
  }

  V8Runtime createRuntime(byte @Nullable [] snapshot, boolean forSnapshot) {
    V8RuntimeOptions options = new V8RuntimeOptions();
    options.setCreateSnapshotEnabled(forSnapshot);
    if (snapshot != null) {
      options.setSnapshotBlob(snapshot);
    }
    try {
      V8Runtime runtime = host.createV8Runtime(options);
      runtime.setLogger(SilentLogger.INSTANCE);
      return runtime;
    } catch (JavetException e) {
      throw new EngineUnavailableException("V8 cannot open a context", e);
    }
  }

  @Override
  public JsContext open(ContextOptions options) {
    V8Thread.check();
    byte[] snapshot = options.snapshot();
    checkOrigin(snapshot == null ? 0 : SnapshotFile.check(snapshot));
    V8Runtime runtime = createRuntime(snapshot, false);
    try {
      return new V8Context(this, runtime, snapshot != null);
    } catch (RuntimeException | Error e) {
      V8Disposal.discard(runtime);
      throw e;
    }
  }

  /**
   * V8 shares one part of the heap among all isolates, and takes it from the first one's snapshot.
   */
  private synchronized void checkOrigin(int origin) {
    if (heapOrigin == null) {
      heapOrigin = origin;
    } else if (heapOrigin != origin) {
      throw new IllegalStateException(
          "All contexts of a process must come from one snapshot, or all from none");
    }
  }

  @Override
  public Thread newThread(String name, Runnable task) {
    return new V8Thread(name, task, config.stackSizeKiB());
  }

  @Override
  public byte[] buildSnapshot(List<ScriptSource> scripts) {
    if (!config.snapshotBuild()) {
      throw new IllegalStateException("This process was not started to build a snapshot");
    }
    return new SnapshotBuilder(this).build(scripts);
  }

  /** Points Javet at the unpacked library, which it would else unpack in every process. */
  private record UnpackedLibrary(Path directory) implements IJavetLibLoadingListener {
    @Override
    public File getLibPath(JSRuntimeType type) {
      return directory.toFile();
    }

    @Override
    public boolean isDeploy(JSRuntimeType type) {
      return false;
    }
  }
}
