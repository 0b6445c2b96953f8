package dev.alicorn.node.library;

import dev.alicorn.engine.JsEngine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The start-up snapshot of the library that the build made for an engine, if it made one. */
public final class Snapshot {
  private static final int PIECE = 64 * 1024;

  private Snapshot() {}

  /** The file's name for an engine of this version on this machine. */
  static String fileName(JsEngine engine) {
    return "snapshot-"
        + engine.build().replaceAll("[^\\w.-]", "_")
        + '-'
        + System.getProperty("os.name").replaceAll("\\W", "")
        + '-'
        + System.getProperty("os.arch")
        + ".bin";
  }

  // The jar knows the length, so one array will do. By pieces, because the JDK reads through native
  // memory of the size that it is asked for.
  private static byte[] readAll(InputStream in) throws IOException {
    byte[] bytes = new byte[in.available()];
    int length = 0;
    int count = 0;
    while (count >= 0 && length < bytes.length) {
      length += count;
      count = in.read(bytes, length, Math.min(PIECE, bytes.length - length));
    }
    if (length < bytes.length || in.read() >= 0) {
      throw new IOException("The snapshot's length is not " + bytes.length);
    }
    return bytes;
  }

  /** The snapshot, or null where there is none for this engine and machine. */
  public static byte @Nullable [] load(JsEngine engine) {
    try (InputStream in =
        Snapshot.class.getResourceAsStream("/dev/alicorn/node/" + fileName(engine))) {
      return in == null ? null : readAll(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
