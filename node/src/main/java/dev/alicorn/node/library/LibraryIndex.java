package dev.alicorn.node.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes the list of the library's modules beside them, at build time: class path resources cannot
 * be listed.
 */
final class LibraryIndex {
  private LibraryIndex() {}

  /** Arguments: the folder {@code dev/alicorn/node} of the classes, then ids to leave out. */
  static void main(String[] args) throws IOException {
    Path root = Path.of(args[0]);
    Path lib = root.resolve("lib");
    List<String> omitted = List.of(args).subList(1, args.length);
    try (Stream<Path> files = Files.walk(lib)) {
      List<String> ids =
          files
              .filter(file -> file.toString().endsWith(".js"))
              .map(file -> lib.relativize(file).toString().replace('\\', '/'))
              .map(name -> name.substring(0, name.length() - ".js".length()))
              .filter(id -> omitted.stream().noneMatch(id::startsWith))
              .sorted()
              .toList();
      Files.write(root.resolve("lib.index"), ids);
    }
  }
}
