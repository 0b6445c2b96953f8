package dev.alicorn.node.library;

import dev.alicorn.engine.EngineConfig;
import dev.alicorn.engine.JsEngine;
import dev.alicorn.engine.JsEngineFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;

/** Makes the start-up snapshot; a main class for the build, in a JVM of its own. */
final class SnapshotBuild {
  private SnapshotBuild() {}

  /** Argument: the folder {@code dev/alicorn/node} of the classes. */
  static void main(String[] args) throws IOException, InterruptedException {
    JsEngine engine = JsEngineFactory.load().engine(EngineConfig.defaults().forSnapshotBuild());
    AtomicReference<byte[]> blob = new AtomicReference<>(new byte[0]);
    Thread thread =
        engine.newThread("snapshot", () -> blob.set(engine.buildSnapshot(LibrarySources.scripts())));
    thread.start();
    thread.join();
    if (blob.get().length == 0) {
      System.exit(1); // the thread has told why
    }
    Files.write(Path.of(args[0]).resolve(Snapshot.fileName(engine)), blob.get());
  }
}
