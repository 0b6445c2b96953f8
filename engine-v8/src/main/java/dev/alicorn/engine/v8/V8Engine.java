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
  private @Nullable String version;

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
  public synchronized String version() {
    if (version == null) {
      try (V8Runtime runtime = createRuntime(null, false)) {
        version = runtime.getVersion();
      } catch (JavetException e) {
        throw new EngineUnavailableException("V8 does not start", e);
      }
    }
    return version;
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
    byte[] blob = snapshot == null ? null : SnapshotFile.blobOf(snapshot);
    return new V8Context(this, createRuntime(blob, false), blob != null);
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
