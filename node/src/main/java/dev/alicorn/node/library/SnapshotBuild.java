package dev.alicorn.node.library;

import dev.alicorn.engine.EngineConfig;
import dev.alicorn.engine.JsEngine;
import dev.alicorn.engine.JsEngineFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** Makes the start-up snapshot; a main class for the build, in a JVM of its own. */
final class SnapshotBuild {
  private SnapshotBuild() {}

  private static void build(JsEngine engine, CompletableFuture<byte[]> blob) {
    try {
      blob.complete(engine.buildSnapshot(LibrarySources.scripts()));
    } catch (Throwable failure) {
      blob.completeExceptionally(failure);
    }
  }

  /** Argument: the folder {@code dev/alicorn/node} of the classes. */
  static void main(String[] args) throws IOException {
    JsEngine engine = JsEngineFactory.load().engine(EngineConfig.defaults().forSnapshotBuild());
    CompletableFuture<byte[]> blob = new CompletableFuture<>();
    engine.newThread("snapshot", () -> build(engine, blob)).start();
    Files.write(Path.of(args[0]).resolve(Snapshot.fileName(engine)), blob.join());
  }
}
