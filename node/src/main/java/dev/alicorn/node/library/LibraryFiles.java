package dev.alicorn.node.library;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The library's files. Any thread.
 *
 * <p>From a jar they are read past the class loader: a program may need hundreds of small ones, and
 * the URL that a loader makes of each takes most of the time. The class loader knows what lies
 * beside the jar.
 */
final class LibraryFiles {
  /** Null where the classes are in a folder. Open for as long as the process runs. */
  private static final @Nullable ZipFile JAR = openJar();

  private LibraryFiles() {}

  /**
   * The content of a resource.
   *
   * @param name an absolute one, without the slash in front
   */
  static byte[] read(String name) throws IOException {
    try (InputStream in = open(name)) {
      if (in == null) {
        throw new FileNotFoundException("The library lacks " + name);
      }
      return in.readAllBytes();
    }
  }

  private static @Nullable InputStream open(String name) throws IOException {
    ZipEntry entry = JAR == null ? null : JAR.getEntry(name);
    if (JAR == null || entry == null) {
      return LibraryFiles.class.getResourceAsStream('/' + name);
    }
    return JAR.getInputStream(entry);
  }

  private static @Nullable ZipFile openJar() {
    URL here = LibraryFiles.class.getResource("LibraryFiles.class");
    if (here == null || !here.getProtocol().equals("jar")) {
      return null;
    }
    String path = here.getPath();
    try {
      return new ZipFile(Path.of(URI.create(path.substring(0, path.indexOf("!/")))).toFile());
    } catch (IOException | IllegalArgumentException e) {
      return null; // the class loader has found it all the same
    }
  }
}
