package dev.alicorn.node.library;

import dev.alicorn.engine.JsEngine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The start-up snapshot of the library that the build made for an engine, if it made one. */
public final class Snapshot {
  private Snapshot() {}

  /** The file's name for an engine of this version on this machine. */
  static String fileName(JsEngine engine) {
    return "snapshot-"
        + engine.version().replaceAll("[^\\w.-]", "_")
        + '-'
        + System.getProperty("os.name").replaceAll("\\W", "")
        + '-'
        + System.getProperty("os.arch")
        + ".bin";
  }

  // In one piece: the jar knows the length, and pieces would be copied once more.
  private static byte[] readAll(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(in.available());
    byte[] rest = in.readAllBytes();
    if (rest.length == 0) {
      return bytes;
    }
    byte[] all = Arrays.copyOf(bytes, bytes.length + rest.length);
    System.arraycopy(rest, 0, all, bytes.length, rest.length);
    return all;
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
