package dev.alicorn.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The scripts of {@code node/src/test/js}, one for each part of the library, print what Node
 * prints.
 */
class LibraryCasesTest {
  private static final String OF_24 = "-24-";

  static List<String> scripts() throws IOException {
    return cases(name -> !name.contains(OF_24));
  }

  static List<String> scriptsOf24() throws IOException {
    return cases(name -> name.contains(OF_24));
  }

  private static List<String> cases(Predicate<String> wanted) throws IOException {
    Path folder = Program.ROOT.resolve("node/src/test/js");
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(file -> Program.ROOT.relativize(file).toString())
          .filter(name -> name.endsWith("-cases.js") || name.endsWith("-cases.mjs"))
          .filter(wanted)
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void cases_underBothRuntimes_printTheSame(String script) {
    Expectation.check(script);
  }

  /** What differs between releases of Node is held against a record of the one that is followed. */
  @ParameterizedTest
  @MethodSource("scriptsOf24")
  void casesOf24_underOurs_printTheRecord(String script) throws IOException {
    String recorded = Files.readString(Program.ROOT.resolve(script.replace(".js", ".txt")));
    assertThat(Program.alicorn(Program.ROOT.resolve(script).toString()).run().out())
        .isEqualTo(recorded);
  }
}
