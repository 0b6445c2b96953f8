package dev.alicorn.engine.v8;

import com.caoccao.javet.enums.JSRuntimeType;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.loader.JavetLibLoader;
import dev.alicorn.engine.EngineUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The native library and ICU's data, unpacked once for each user and version.
 *
 * <p>Any thread, any number of processes: a file is written under another name and then renamed, so
 * that whoever sees it sees it whole.
 *
 * @param directory where they are
 * @param icuDataFile the file that V8 reads at start
 */
record NativeFiles(Path directory, Path icuDataFile) {
  /**
   * Changes with Javet's version and with the last number, which counts changes of our own files.
   */
  private static final String KEY = "v8-javet-" + JavetLibLoader.LIB_VERSION + "-1";

  private static final String FULL_DATA = "icu";
  private static final String ICU_FILE = "icudt77l.dat";

  static boolean isPlatformSupported() {
    try {
      String library = libraryName();
      return Files.exists(defaultCacheDir().resolve(KEY).resolve(library))
          || NativeFiles.class.getClassLoader().getResource(library) != null;
    } catch (JavetException e) {
      return false;
    }
  }

  /**
   * Finds the files, unpacking what is missing.
   *
   * @throws EngineUnavailableException if they can be neither found nor written
   */
  static NativeFiles unpack(@Nullable Path cacheDir) {
    Path root = cacheDir == null ? defaultCacheDir() : cacheDir;
    try {
      return unpackInto(root.resolve(KEY));
    } catch (IOException | JavetException e) {
      throw new EngineUnavailableException(
          "V8's native files cannot be unpacked to "
              + root
              + " (choose another directory with -Dalicorn.cache=DIR)",
          e);
    }
  }

  private static NativeFiles unpackInto(Path directory) throws IOException, JavetException {
    Path library = directory.resolve(libraryName());
    if (!Files.exists(library)) {
      try (InputStream in = NativeFiles.class.getClassLoader().getResourceAsStream(libraryName())) {
        if (in == null) {
          throw new IOException("V8's library for this platform is not on the class path");
        }
        write(in, library);
      }
    }
    Path full = icuFile(directory, FULL_DATA, "icudt77l.dat.gz");
    Path base = icuFile(directory, "icu-base", "icudt77l-base.dat.gz");
    NativeFiles files = new NativeFiles(directory, full);
    return IcuDirectory.use(files.icuDirectory()) ? new NativeFiles(directory, base) : files;
  }

  /** Where ICU looks for what the data file at start lacks: the value for ICU_DATA. */
  Path icuDirectory() {
    return directory.resolve(FULL_DATA).toAbsolutePath();
  }

  private static Path icuFile(Path directory, String subdirectory, String resource)
      throws IOException {
    Path file = directory.resolve(subdirectory).resolve(ICU_FILE);
    if (!Files.exists(file)) {
      try (InputStream in = new GZIPInputStream(Resources.open(resource), 1 << 16)) {
        write(in, file);
      }
    }
    return file;
  }

  private static void write(InputStream in, Path file) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IOException("No directory for " + file);
    }
    Files.createDirectories(parent);
    Path unfinished = Files.createTempFile(parent, file.getFileName().toString(), ".unfinished");
    try {
      try (OutputStream out = Files.newOutputStream(unfinished)) {
        in.transferTo(out);
      }
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static String libraryName() throws JavetException {
    return new JavetLibLoader(JSRuntimeType.V8I18n).getLibFileName();
  }

  private static Path defaultCacheDir() {
    String chosen = System.getProperty("alicorn.cache", "");
    if (!chosen.isEmpty()) {
      return Path.of(chosen);
    }
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    Path home = Path.of(System.getProperty("user.home", "."));
    if (os.contains("win")) {
      return fromEnvironment("LOCALAPPDATA", home.resolve("AppData/Local")).resolve("alicorn");
    }
    if (os.contains("mac")) {
      return home.resolve("Library/Caches/alicorn");
    }
    return fromEnvironment("XDG_CACHE_HOME", home.resolve(".cache")).resolve("alicorn");
  }

  private static Path fromEnvironment(String name, Path otherwise) {
    String value = System.getenv(name);
    return value == null || value.isEmpty() ? otherwise : Path.of(value);
  }
}
