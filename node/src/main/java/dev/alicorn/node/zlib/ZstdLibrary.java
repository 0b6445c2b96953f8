package dev.alicorn.node.zlib;

import com.github.luben.zstd.util.Native;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What both directions of Zstandard need of zstd-jni. Any thread. */
final class ZstdLibrary {
  private static final ByteBuffer EMPTY = ByteBuffer.allocateDirect(1).limit(0);

  private ZstdLibrary() {}

  /** Loads the C library, from a folder that is gone as soon as the system has opened it. */
  static synchronized void load() {
    if (Native.isLoaded()) {
      return;
    }
    try {
      Path folder = Files.createTempDirectory("alicorn-zstd");
      try {
        Native.load(folder.toFile());
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  /** The same input; an empty one has an address too, which the library asks for. */
  static ByteBuffer addressed(ByteBuffer in) {
    return in.hasRemaining() ? in : EMPTY.duplicate();
  }
}
