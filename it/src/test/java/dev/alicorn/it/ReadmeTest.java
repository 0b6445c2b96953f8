package dev.alicorn.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alicorn.loop.Tcp;
import dev.alicorn.loop.Timer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What README.md shows is what the tests compile and run. */
class ReadmeTest {
  private static final Path README = Program.ROOT.resolve("README.md");
  private static final Path EXAMPLE =
      Program.ROOT.resolve("it/src/test/java/dev/alicorn/it/EmbeddingExample.java");

  @Test
  void snippet_ofEmbedding_isTheMethodsBody() throws IOException {
    assertThat(snippet("embedding")).isEqualTo(bodyOf("runScript"));
  }

  @Test
  void snippet_ofTheLoopLibrary_isTheMethodsBody() throws IOException {
    assertThat(snippet("loop")).isEqualTo(bodyOf("serveEcho"));
  }

  @Test
  void firstExample_run_printsWhatIsShown(@TempDir Path folder) throws IOException {
    Path script = Files.writeString(folder.resolve("hello.js"), snippet("hello.js"));
    assertThat(Program.alicorn(script.toString()).run().out()).isEqualTo(snippet("output"));
  }

  @Test
  void embedding_run_sharesTheLoopAndGivesTheExitCode(@TempDir Path folder) throws IOException {
    Path script = folder.resolve("index.js");
    Files.writeString(script, "process.exitCode = process.argv[2] === 'world' ? 7 : 1");
    List<Timer> fired = new ArrayList<>();
    assertThat(EmbeddingExample.runScript(script, fired::add)).isEqualTo(7);
    assertThat(fired).hasSize(1);
  }

  @Test
  void loopLibrary_run_echoes() {
    CompletableFuture<String> echoed = new CompletableFuture<>();
    EmbeddingExample.serveEcho(
        server -> {
          InetSocketAddress address = server.getsockname();
          Thread.startVirtualThread(() -> talk(server, address, echoed));
        });
    assertThat(echoed.join()).isEqualTo("hello");
  }

  private static void talk(
      Tcp server, InetSocketAddress address, CompletableFuture<String> echoed) {
    try (Socket client = new Socket(address.getAddress(), address.getPort())) {
      client.getOutputStream().write("hello".getBytes(StandardCharsets.UTF_8));
      client.shutdownOutput();
      echoed.complete(new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      echoed.completeExceptionally(e);
    } finally {
      server.loop().execute(server::close);
    }
  }

  /** The code block after the comment that names it. */
  private static String snippet(String name) throws IOException {
    String text = Files.readString(README);
    String marker = "<!-- snippet: " + name + " -->\n```";
    int at = text.indexOf(marker);
    assertThat(at).as("README.md has %s", marker).isNotNegative();
    int from = text.indexOf('\n', at + marker.length()) + 1;
    return text.substring(from, text.indexOf("```\n", from));
  }

  /** What stands between the braces of a method, indented as a page shows it. */
  private static String bodyOf(String method) throws IOException {
    List<String> lines = Files.readAllLines(EXAMPLE);
    int head = 0;
    while (!lines.get(head).contains(" " + method + "(")) {
      head++;
    }
    int end = head + lines.subList(head, lines.size()).indexOf("  }");
    return String.join("\n", lines.subList(head + 1, end)).stripIndent() + "\n";
  }
}
