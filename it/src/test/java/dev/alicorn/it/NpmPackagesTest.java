package dev.alicorn.it;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** npm packages, installed from the lock file, do their main job as under Node. */
class NpmPackagesTest {
  private static final NpmFolder FOLDER = new NpmFolder("examples/npm");

  @BeforeAll
  static void installPackages() {
    FOLDER.install();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"lodash.js", "async.js", "commander.js", "chalk.mjs", "graphql.js", "ids.mjs"})
  void package_doingItsMainJob_printsTheSame(String script) {
    FOLDER.check(script);
  }
}
