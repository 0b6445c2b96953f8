package dev.alicorn.engine.v8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Files that this module carries. Any thread. */
final class Resources {
  private Resources() {}

  static String text(String name) {
    try (InputStream in = open(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static InputStream open(String name) throws IOException {
    InputStream in = Resources.class.getResourceAsStream(name);
    if (in == null) {
      throw new IOException("Missing resource " + name);
    }
    return in;
  }
}
