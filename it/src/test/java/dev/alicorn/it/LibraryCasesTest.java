package dev.alicorn.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The scripts of {@code node/src/test/js}, one for each part of the library, print what Node
 * prints.
 */
class LibraryCasesTest {
  static List<String> scripts() throws IOException {
    Path folder = Program.ROOT.resolve("node/src/test/js");
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(file -> Program.ROOT.relativize(file).toString())
          .filter(name -> name.endsWith("-cases.js") || name.endsWith("-cases.mjs"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void cases_underBothRuntimes_printTheSame(String script) {
    Expectation.check(script);
  }
}
