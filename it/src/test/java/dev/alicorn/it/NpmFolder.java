package dev.alicorn.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder of examples with a lock file, whose packages npm installs when they are first needed.
 */
record NpmFolder(String name) {
  /** Installs what the lock file says; the tests are skipped where there is no npm to do that. */
  void install() {
    Path folder = Program.ROOT.resolve(name);
    // npm writes this file last.
    if (Files.exists(folder.resolve("node_modules/.package-lock.json"))) {
      return;
    }
    assumeTrue(
        Program.has("npm", "--version"), "npm is not installed: its packages are not tested");
    Program.Outcome install =
        Program.command("npm", "ci", "--no-audit", "--no-fund").in(folder).run();
    assertThat(install.exitCode()).as("npm ci in %s: %s", name, install.err()).isZero();
  }

  /** Compares a script of the folder with Node. */
  void check(String script) {
    Expectation.check(name + "/" + script);
  }
}
