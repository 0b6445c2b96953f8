package dev.alicorn.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An express server, asked by curl: skipped where curl (Debian: curl) is not installed. */
class CurlTest {
  private static final int LARGE = 3 << 20;

  /** A server of a folder's files. */
  private record Site(Path folder, ServerProcess server) {}

  private static @Nullable Site started;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    assumeTrue(Program.isOnPath("curl"), "curl is not installed");
    new NpmFolder("examples/servers").install();
    Files.writeString(folder.resolve("digits.txt"), "0123456789".repeat(10));
    byte[] large = new byte[LARGE];
    for (int i = 0; i < LARGE; i++) {
      large[i] = (byte) (i * 31 + (i >> 8));
    }
    Files.write(folder.resolve("large.bin"), large);
    makeCertificate(folder);
    Program program = Program.alicorn("it/src/test/js/web-server.js");
    program.args(folder.toString(), folder.resolve("store.p12").toString());
    started = new Site(folder, ServerProcess.of(program));
  }

  @AfterAll
  static void end() {
    if (started != null) {
      started.server().close();
    }
  }

  private static ServerProcess server() {
    return Objects.requireNonNull(started).server();
  }

  private static Path folder() {
    return Objects.requireNonNull(started).folder();
  }

  /** A key with a certificate that names alicorn.test, by the JDK's own tool. */
  private static void makeCertificate(Path folder) {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String store = folder.resolve("store.p12").toString();
    keytool(
        Program.command(keytool, "-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1")
            .args("-dname", "CN=alicorn.test", "-ext", "san=dns:alicorn.test", "-ext", "bc=ca:true")
            .args("-storetype", "PKCS12", "-keystore", store, "-storepass", "changeit"));
    keytool(
        Program.command(keytool, "-exportcert", "-rfc", "-keystore", store)
            .args("-storepass", "changeit", "-file", folder.resolve("ca.pem").toString()));
  }

  private static void keytool(Program program) {
    Program.Outcome outcome = program.run();
    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
  }

  private static Program.Outcome curl(String... args) {
    return Program.command("curl", "-sS", "--max-time", "60").args(args).run();
  }

  private static String url(String path) {
    return "http://127.0.0.1:" + server().port(0) + path;
  }

  private static Program.Outcome secure(String host, String... args) {
    int port = server().port(1);
    return Program.command("curl", "-sS", "--max-time", "60")
        .args("--resolve", host + ":" + port + ":127.0.0.1", "--cacert", "ca.pem")
        .args(args)
        .args("https://" + host + ":" + port + "/name")
        .in(folder())
        .run();
  }

  private static String largeDigest() throws IOException, NoSuchAlgorithmException {
    byte[] digest =
        MessageDigest.getInstance("SHA-256")
            .digest(Files.readAllBytes(folder().resolve("large.bin")));
    return LARGE + " " + HexFormat.of().formatHex(digest) + "\n";
  }

  @Test
  void requests_threeInOneRun_useOneConnection() {
    Program.Outcome outcome =
        curl("-w", "%{http_version} %{num_connects}\n", url("/name"), url("/json"), url("/name"));
    assertThat(outcome.out())
        .isEqualTo(
            """
            127.0.0.1 no SNI
            1.1 1
            {"agent":"string"}1.1 0
            127.0.0.1 no SNI
            1.1 0
            """);
  }

  @Test
  void request_ofVersionOne_isClosedAfterTheAnswer() {
    Program.Outcome outcome =
        curl("--http1.0", "-w", "%{http_code} %{num_connects}\n", url("/numbers"), url("/numbers"));
    String numbers = "0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n";
    assertThat(outcome.out()).isEqualTo(numbers + "200 1\n" + numbers + "200 1\n");
  }

  @Test
  void upload_ofAFile_arrivesWhole() throws Exception {
    String file = folder().resolve("large.bin").toString();
    assertThat(curl("-T", file, url("/upload")).out()).isEqualTo("PUT " + largeDigest());
  }

  @Test
  void upload_inChunksAfterContinue_arrivesWhole() throws Exception {
    String data = "@" + folder().resolve("large.bin");
    Program.Outcome outcome =
        curl(
            "-v",
            "-H",
            "Transfer-Encoding: chunked",
            "-H",
            "Expect: 100-continue",
            "--data-binary",
            data,
            url("/upload"));
    assertThat(outcome.out()).isEqualTo("POST " + largeDigest());
    assertThat(outcome.err()).contains("< HTTP/1.1 100 Continue");
  }

  @Test
  void range_ofAFile_isSentAlone() {
    Program.Outcome outcome = curl("-r", "15-24", "-w", "\n%{http_code}", url("/digits.txt"));
    assertThat(outcome.out()).isEqualTo("5678901234\n206");
  }

  @Test
  void range_behindTheEnd_isRefused() {
    assertThat(
            curl("-r", "5000-", "-o", "/dev/null", "-w", "%{http_code}", url("/digits.txt")).out())
        .isEqualTo("416");
  }

  @Test
  void file_large_comesWhole() throws Exception {
    Path copy = folder().resolve("copy.bin");
    assertThat(curl("-o", copy.toString(), url("/large.bin")).exitCode()).isZero();
    assertThat(Files.mismatch(copy, folder().resolve("large.bin"))).isEqualTo(-1);
  }

  @Test
  void head_ofAFile_hasItsLengthAndNoBody() {
    assertThat(curl("-I", url("/digits.txt")).out())
        .startsWith("HTTP/1.1 200 OK\r\n")
        .contains("Content-Length: 100\r\n")
        .endsWith("\r\n\r\n");
  }

  @Test
  void answer_compressed_isUnpackedByCurl() {
    Program.Outcome outcome =
        curl("--compressed", "-w", "%{size_download} %header{content-encoding}", url("/squeezed"));
    assertThat(outcome.out())
        .startsWith("squeezed squeezed ")
        .matches("(?s).*squeezed \\d\\d (gzip|br|deflate)");
  }

  @Test
  void secureRequest_toTheNameOfTheCertificate_isAnswered() {
    assertThat(secure("alicorn.test", "-w", "%{ssl_verify_result}").out())
        .isEqualTo("alicorn.test alicorn.test\n0");
  }

  @Test
  void secureRequest_toAnotherName_isRefusedByCurl() {
    Program.Outcome outcome = secure("other.test");
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(60);
    assertThat(server().isAlive()).isTrue();
  }

  @Test
  void secureRequest_ofEachVersion_isAnswered() {
    for (String version : new String[] {"1.2", "1.3"}) {
      Program.Outcome outcome = secure("alicorn.test", "--tlsv" + version, "--tls-max", version);
      assertThat(outcome.out()).as(outcome.err()).isEqualTo("alicorn.test alicorn.test\n");
    }
  }
}
