package dev.alicorn.it;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tools and services from npm do their main job as under Node. */
class NpmToolsTest {
  private static final NpmFolder FOLDER = new NpmFolder("examples/tools");

  @BeforeAll
  static void installPackages() {
    FOLDER.install();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "children.mjs",
        "compilers.js",
        "data.js",
        "files.js",
        "services.js",
        "terminal.mjs",
        "threads.js",
        "tokens.mjs"
      })
  void program_doingItsMainJob_printsTheSame(String script) {
    FOLDER.check(script);
  }
}
