package dev.alicorn.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** npm packages, installed from the lock file, do their main job as under Node. */
class NpmPackagesTest {
  private static final Path FOLDER = Program.ROOT.resolve("examples/npm");

  @BeforeAll
  static void installPackages() {
    if (Files.isDirectory(FOLDER.resolve("node_modules/lodash"))) {
      return;
    }
    assumeTrue(
        Program.has("npm", "--version"), "npm is not installed: its packages are not tested");
    Program.Outcome install =
        Program.command("npm", "ci", "--no-audit", "--no-fund").in(FOLDER).run();
    assertThat(install.exitCode()).as("npm ci: %s", install.err()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"lodash.js", "async.js", "commander.js", "chalk.mjs", "graphql.js", "ids.mjs"})
  void package_doingItsMainJob_printsTheSame(String script) {
    Expectation.check("examples/npm/" + script);
  }
}
