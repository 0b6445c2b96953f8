package dev.alicorn.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A page in a browser without a window, served by express and ws: skipped where Chromium (Debian:
 * chromium) is not installed.
 */
class ChromiumTest {
  @BeforeAll
  static void prepare() {
    assumeTrue(Program.isOnPath("chromium"), "chromium is not installed");
    new NpmFolder("examples/servers").install();
  }

  @Test
  @Timeout(120)
  void page_fetchingStreamingAndOpeningASocket_reportsWhatItGot(
      // Processes of the browser may still write to it when the first has ended.
      @TempDir(cleanup = CleanupMode.NEVER) Path profile) {
    Program program = Program.alicorn("it/src/test/js/web-server.js").args("it/src/test/js/page");
    try (ServerProcess server = ServerProcess.of(program)) {
      Process browser = open("http://127.0.0.1:" + server.port(0) + "/", profile);
      try {
        assertThat(server.readLine())
            .isEqualTo(
                "report: json string, 10 lines, uploaded 1000000, unpacked 900, socket hello");
      } finally {
        browser.descendants().forEach(ProcessHandle::destroyForcibly);
        browser.destroyForcibly().onExit().join();
      }
    }
  }

  /** A browser stays open for as long as something may debug it. */
  private static Process open(String url, Path profile) {
    return Program.command("chromium", "--headless", "--no-sandbox", "--disable-gpu")
        .args("--disable-quic", "--no-first-run", "--disable-background-networking")
        .args("--disable-component-update", "--disable-sync", "--disable-dev-shm-usage")
        .args("--remote-debugging-port=0", "--user-data-dir=" + profile, url)
        .startSilently();
  }
}
