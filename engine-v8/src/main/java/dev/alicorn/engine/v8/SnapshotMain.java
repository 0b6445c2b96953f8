package dev.alicorn.engine.v8;

import dev.alicorn.engine.EngineConfig;
import dev.alicorn.engine.JsEngine;
import dev.alicorn.engine.ScriptSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds a snapshot file: {@code SnapshotMain OUT SCRIPT...}. For a JVM of its own, because V8's
 * internals are open to scripts in it.
 */
public final class SnapshotMain {
  private SnapshotMain() {}

  /** Runs the scripts and writes the snapshot; a script is named by its file name. */
  public static void main(String[] args) {
    if (args.length < 2) {
      throw new IllegalArgumentException("Usage: SnapshotMain OUT SCRIPT...");
    }
    try {
      List<ScriptSource> scripts = new ArrayList<>();
      for (int i = 1; i < args.length; i++) {
        Path file = Path.of(args[i]);
        scripts.add(new ScriptSource(String.valueOf(file.getFileName()), Files.readString(file)));
      }
      JsEngine engine = new V8EngineFactory().engine(EngineConfig.defaults().forSnapshotBuild());
      Files.write(Path.of(args[0]), engine.buildSnapshot(scripts));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
