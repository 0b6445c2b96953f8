package dev.alicorn.node.library;

import dev.alicorn.engine.ScriptSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The scripts that make up the JavaScript library, in the order in which a context runs them.
 *
 * <p>Any thread. Each module is a script of its own, named {@code node:ID} as stack traces show it,
 * that defines its function with the loader on its first line, so that lines stay true.
 */
public final class LibrarySources {
  private static final String ROOT = "dev/alicorn/node/";
  private static final String INDEX = ROOT + "lib.index";

  private LibrarySources() {}

  /** The loader, all modules, and the last script, which prepares the library. */
  public static List<ScriptSource> scripts() {
    List<ScriptSource> scripts = new ArrayList<>();
    scripts.add(new ScriptSource("node:internal/loader", read(ROOT + "loader.js")));
    for (String id : read(INDEX).lines().toList()) {
      scripts.add(new ScriptSource("node:" + id, define(id)));
    }
    scripts.add(new ScriptSource("node:internal/prepare", read(ROOT + "prepare.js")));
    return scripts;
  }

  /**
   * The source of a package that is kept out of the snapshot and loaded when it is first needed.
   *
   * @param path below {@code lib/vendor}
   */
  public static String vendor(String path) {
    return read(ROOT + "lib/vendor/" + path);
  }

  /** The source of a module of {@code lib}, by its id. */
  public static String module(String id) {
    return read(ROOT + "lib/" + id + ".js");
  }

  private static String define(String id) {
    return "__define('"
        + id
        + "', function (exports, require, module, internalBinding) {"
        + module(id)
        + "\n});";
  }

  private static String read(String name) {
    try {
      return new String(LibraryFiles.read(name), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
