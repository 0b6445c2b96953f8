package dev.alicorn.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.Pipe;
import dev.alicorn.loop.ProcessOptions;
import dev.alicorn.loop.StdioContainer.InheritFd;
import dev.alicorn.loop.testkit.PseudoTerminal;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.ValueLayout;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The programs of {@code examples/java} do what they say. */
@Timeout(120)
class JavaExamplesTest {
  private static final int MUCH = 3_000_000;

  @BeforeAll
  static void needsLinux() {
    assumeTrue(System.getProperty("os.name").equals("Linux"));
  }

  private static Socket connect(int port) throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), port);
  }

  /** Says much and ends, and reads what comes back while it still speaks. */
  private static byte[] exchange(int port, byte[] bytes) throws IOException, InterruptedException {
    try (Socket socket = connect(port)) {
      Thread speaker = Thread.ofVirtual().start(() -> say(socket, bytes));
      byte[] answer = socket.getInputStream().readNBytes(bytes.length);
      speaker.join();
      return answer;
    }
  }

  private static void say(Socket socket, byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.shutdownOutput();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] much() {
    byte[] bytes = new byte[MUCH];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31 + (i >> 8));
    }
    return bytes;
  }

  @Test
  void echoServer_muchIsSaid_comesBackAndSignalEnds() throws Exception {
    try (JavaExample server = JavaExample.start("EchoServer")) {
      int port = server.port();
      assertThat(Arrays.equals(exchange(port, much()), much())).isTrue();
      server.terminate();

      assertThat(server.rest()).isEqualTo("bye\n");
      assertThat(server.exitCode()).isZero();
    }
  }

  @Test
  void reactor_printsItsConversation() throws Exception {
    try (JavaExample reactor = JavaExample.start("Reactor")) {
      assertThat(reactor.rest().lines())
          .containsExactly(
              "tick",
              "received HELLO",
              "unbound",
              "worked out 42",
              "timer 3",
              "timer 2",
              "timer 1",
              "last",
              "nothing is left");
    }
  }

  @Test
  void staticServer_getsAndErrors(@TempDir Path folder) throws Exception {
    Files.write(folder.resolve("big.bin"), much());
    Files.writeString(folder.resolve("index.html"), "<p>hello");
    Files.createFile(folder.resolve("empty"));
    Files.createDirectory(folder.resolve("sub"));
    try (JavaExample server = JavaExample.start("StaticServer", folder.toString());
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      String base = "http://127.0.0.1:" + server.port();
      HttpResponse<byte[]> big = get(client, base + "/big.bin?x");
      assertThat(big.statusCode()).isEqualTo(200);
      assertThat(Arrays.equals(big.body(), much())).isTrue();
      assertThat(get(client, base + "/").body())
          .isEqualTo("<p>hello".getBytes(StandardCharsets.US_ASCII));
      assertThat(get(client, base + "/empty").body()).isEmpty();
      assertThat(get(client, base + "/missing").statusCode()).isEqualTo(404);
      assertThat(get(client, base + "/sub").statusCode()).isEqualTo(403);
      assertThat(get(client, base + "/sub/../../secret").statusCode()).isEqualTo(403);
    }
  }

  private static HttpResponse<byte[]> get(HttpClient client, String uri)
      throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofByteArray());
  }

  @Test
  void staticServer_requestsInOnePiece_areAnsweredInTurn(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("a"), "first");
    try (JavaExample server = JavaExample.start("StaticServer", folder.toString());
        Socket socket = connect(server.port())) {
      String request = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";
      String last = "GET /b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write((request + last).getBytes(StandardCharsets.US_ASCII));

      InputStream in = socket.getInputStream();
      assertThat(new String(in.readAllBytes(), StandardCharsets.US_ASCII))
          .isEqualTo(
              "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfirst"
                  + "HTTP/1.1 404 ENOENT\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    }
  }

  @Test
  void tcpProxy_passesMuchThroughAndEndsByHalves() throws Exception {
    try (JavaExample echo = JavaExample.start("EchoServer");
        JavaExample proxy =
            JavaExample.start("TcpProxy", "127.0.0.1", Integer.toString(echo.port()))) {
      int port = proxy.port();
      assertThat(Arrays.equals(exchange(port, much()), much())).isTrue();
      assertThat(Arrays.equals(exchange(port, much()), much())).isTrue();
    }
  }

  @Test
  void pipeline_threePrograms_lastOnesOutputAndStatus() throws Exception {
    try (JavaExample pipeline =
        JavaExample.start("Pipeline", "printf 'b\\na\\nc\\n'", "sort", "head -2; exit 3")) {
      assertThat(pipeline.rest()).isEqualTo("a\nb\n");
      assertThat(pipeline.exitCode()).isEqualTo(3);
    }
  }

  @Test
  void fileWatcher_tellsEachChangeOnce(@TempDir Path folder) throws Exception {
    try (JavaExample watcher = JavaExample.start("FileWatcher", folder.toString())) {
      assertThat(watcher.line()).isEqualTo("watching");
      Files.writeString(folder.resolve("a.txt"), "hello");
      assertThat(watcher.line()).isEqualTo("a.txt: 5 bytes");
      Files.delete(folder.resolve("a.txt"));
      assertThat(watcher.line()).isEqualTo("a.txt: gone");
      watcher.terminate();

      assertThat(watcher.rest()).isEmpty();
    }
  }

  @Test
  void awaitFutures_printsItsConversation() throws Exception {
    try (JavaExample program = JavaExample.start("AwaitFutures")) {
      assertThat(program.rest().lines())
          .containsExactly(
              "you said one", "you said two", "you said three", "sum 6", "ECONNREFUSED");
    }
  }

  @Test
  void lineEditor_typedOnATerminal_editsAndGivesTheModeBack() {
    StringBuilder shown = new StringBuilder();
    try (EventLoop loop = EventLoop.builder().backend("epoll").open();
        PseudoTerminal terminal = new PseudoTerminal(loop.files())) {
      terminal.resize(80, 24);
      Pipe keyboard = new Pipe(loop);
      keyboard.open(terminal.master());
      terminal.giveAwayMaster();
      startOn(loop, terminal);
      keyboard.readStart(
          (stream, nread, buffer, offset) -> {
            if (nread < 0) {
              stream.close();
            } else if (nread > 0) {
              boolean wasReady = shown.indexOf("> ") >= 0;
              byte[] bytes = buffer.asSlice(offset, nread).toArray(ValueLayout.JAVA_BYTE);
              shown.append(new String(bytes, StandardCharsets.UTF_8));
              if (!wasReady && shown.indexOf("> ") >= 0) {
                type(keyboard, "xhelo\033[Dl\001\033[C\177\r\003");
              }
            }
          });
      loop.run();

      assertThat(shown.toString()).contains("[hello]\r\n").endsWith("bye\r\n");
    }
  }

  private static void startOn(EventLoop loop, PseudoTerminal terminal) {
    String[] command = JavaExample.command("LineEditor").toArray(String[]::new);
    InheritFd slave = new InheritFd(terminal.slave());
    new dev.alicorn.loop.Process(loop)
        .spawn(
            new ProcessOptions(command[0])
                .args(Arrays.asList(command))
                .stdio(slave)
                .stdio(slave)
                .stdio(slave),
            (child, status, signal) -> {
              child.close();
              assertThat(terminal.echoes()).isTrue();
              terminal.closeSlave();
            });
  }

  private static void type(Pipe keyboard, String keys) {
    keyboard.write(ByteBuffer.wrap(keys.getBytes(StandardCharsets.UTF_8)), null);
  }
}
