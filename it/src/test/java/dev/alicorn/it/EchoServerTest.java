package dev.alicorn.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The echo server of {@code examples/}, driven by real clients, on each back end. */
class EchoServerTest {
  private static final int CLIENTS = 1000;

  private @Nullable Process server;
  private @Nullable BufferedReader output;
  private int port;

  @AfterEach
  void endServer() throws InterruptedException {
    if (server != null && server.isAlive()) {
      server.destroyForcibly().waitFor();
    }
  }

  private void start(String backend) throws IOException {
    Process started = Program.alicorn("examples/echo-server.js").backend(backend).start();
    server = started;
    output = started.inputReader();
    String line = readLine();
    assertThat(line).startsWith("listening on ");
    port = Integer.parseInt(line.substring("listening on ".length()));
  }

  private String readLine() throws IOException {
    return String.valueOf(Objects.requireNonNull(output).readLine());
  }

  private Process server() {
    return Objects.requireNonNull(server);
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), port);
  }

  private static void echo(Socket client, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    client.getOutputStream().write(bytes);
    assertThat(client.getInputStream().readNBytes(bytes.length)).isEqualTo(bytes);
  }

  private void quit() throws IOException, InterruptedException {
    try (Socket client = connect()) {
      client.getOutputStream().write("quit\n".getBytes(StandardCharsets.UTF_8));
      assertThat(server().waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(server().exitValue()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"epoll", "nio"})
  void client_sendingALineThenQuit_getsItBackAndEndsTheServer(String backend) throws Exception {
    start(backend);
    try (Socket client = connect()) {
      echo(client, "hello\n");
      assertThat(readLine()).isEqualTo("client connected");
    }
    assertThat(readLine()).isEqualTo("client left");
    quit();
  }

  @ParameterizedTest
  @ValueSource(strings = {"epoll", "nio"})
  void clients_thousandAtOnce_allGetTheirOwnBack(String backend) throws Exception {
    start(backend);
    List<Socket> clients = new ArrayList<>();
    try {
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(connect());
      }
      for (int i = 0; i < CLIENTS; i++) {
        echo(clients.get(i), "this is client " + i + "\n");
      }
    } finally {
      for (Socket client : clients) {
        client.close();
      }
    }
    quit();
  }

  @ParameterizedTest
  @ValueSource(strings = {"epoll", "nio"})
  void client_resettingInTheMiddle_disturbsNobody(String backend) throws Exception {
    start(backend);
    try (Socket other = connect()) {
      echo(other, "before\n");
      Socket resetting = connect();
      echo(resetting, "in the middle\n");
      resetting.setSoLinger(true, 0);
      resetting.close();
      assertThat(readLine()).isEqualTo("client connected");
      assertThat(readLine()).isEqualTo("client connected");
      assertThat(readLine()).isEqualTo("client lost: ECONNRESET");
      echo(other, "after\n");
    }
    quit();
  }
}
