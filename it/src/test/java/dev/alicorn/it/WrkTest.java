package dev.alicorn.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An express server under the load of wrk: skipped where wrk (Debian: wrk) is not installed. */
class WrkTest {
  @BeforeAll
  static void prepare() {
    assumeTrue(Program.isOnPath("wrk"), "wrk is not installed");
    new NpmFolder("examples/servers").install();
  }

  @Test
  void load_ofManyConnections_isAnsweredWithoutAnError(@TempDir Path folder) {
    Program program = Program.alicorn("it/src/test/js/web-server.js").args(folder.toString());
    try (ServerProcess server = ServerProcess.of(program)) {
      Program.Outcome outcome =
          Program.command("wrk", "-t1", "-c128", "-d2s", "--timeout", "30s")
              .args("http://127.0.0.1:" + server.port(0) + "/json")
              .run();
      assertThat(outcome.exitCode()).as(outcome.err()).isZero();
      assertThat(outcome.out())
          .containsPattern("[1-9]\\d* requests in ")
          .doesNotContain("Non-2xx")
          .doesNotContain("Socket errors");
    }
  }
}
