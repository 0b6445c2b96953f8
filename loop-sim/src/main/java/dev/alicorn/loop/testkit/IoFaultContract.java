package dev.alicorn.loop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.OpenFlags;
import dev.alicorn.loop.SystemError;
import dev.alicorn.loop.Tcp;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What peers and the system do to I/O that is under way; each request answers once. */
public abstract class IoFaultContract extends StreamContract {
  private static final Path FULL_DEVICE = Path.of("/dev/full");
  private static final int MUCH = 16 << 20;

  /** For the subclasses. */
  protected IoFaultContract() {}

  @Test
  void reset_inTheMiddleOfWrites_eachFailsOnce() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Tcp client = new Tcp(loop);
      client.connect(
          new InetSocketAddress(server.getInetAddress(), server.getLocalPort()),
          (request, status) -> log.add("connected"));
      Socket peer = server.accept();
      runUntil(() -> !log.isEmpty());
      log.clear();
      MemorySegment much = MemorySegment.ofArray(new byte[MUCH]);
      for (int i = 0; i < 3; i++) {
        int number = i;
        client.write(much, 0, MUCH, (request, status) -> log.add(number + " " + isGone(status)));
      }
      client.shutdown((request, status) -> log.add("shutdown"));
      loop.run(dev.alicorn.loop.RunMode.NOWAIT);
      assertThat(log).isEmpty();
      peer.setSoLinger(true, 0);
      peer.close();
      runUntil(() -> log.size() == 4);
      client.close(handle -> log.add("closed"));
    }

    run();

    assertThat(log).containsExactly("0 true", "1 true", "2 true", "shutdown", "closed");
  }

  private static boolean isGone(int status) {
    return status == Errno.ECONNRESET || status == Errno.EPIPE;
  }

  @Test
  void reset_whileReading_isToldOnceAndReadingHasStopped() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Tcp client = new Tcp(loop);
      client.connect(
          new InetSocketAddress(server.getInetAddress(), server.getLocalPort()),
          (request, status) -> collect(client));
      Socket peer = server.accept();
      runUntil(client::isActive);
      peer.setSoLinger(true, 0);
      peer.close();
      runUntil(() -> !log.isEmpty());

      assertThat(log).containsExactly("ECONNRESET");
      assertThat(client.isActive()).isFalse();
      assertThat(client.isReadable() || client.isWritable()).isFalse();
    }
  }

  @Test
  void halfClose_bothWays_eachSideSpeaksToItsOwnEnd() {
    Pair pair = connectedTcp();
    pair.client().shutdown((request, status) -> log.add("client shut " + status));
    StringBuilder answer = collect(pair.client());
    pair.server()
        .readStart(
            (stream, nread, buffer, offset) -> {
              if (nread < 0) {
                log.add("server " + Errno.name(nread));
                write(stream, "still here");
                stream.shutdown((request, status) -> log.add("server shut " + status));
              }
            });

    run();

    assertThat(answer).hasToString("still here");
    assertThat(log)
        .containsExactlyInAnyOrder("client shut 0", "server EOF", "server shut 0", "EOF");
    assertThat(pair.client().isActive() || pair.server().isActive()).isFalse();
  }

  @Test
  void fullDevice_write_isEnospc() {
    assumeTrue(Files.exists(FULL_DEVICE));
    int fd = loop.files().open(FULL_DEVICE.toString(), OpenFlags.O_WRONLY, 0);
    try {
      loop.files().write(fd, Bytes.of("x"), 0, 1, -1);
    } catch (SystemError error) {
      log.add(error.code());
    }
    loop.asyncFiles()
        .write(fd, Bytes.of("x"), 0, 1, -1, (error, count) -> log.add(String.valueOf(error)));

    run();
    loop.files().close(fd);

    assertThat(log).hasSize(2);
    assertThat(log.get(0)).isEqualTo("ENOSPC");
    assertThat(log.get(1)).contains("ENOSPC");
  }

  @Test
  void server_closedWithConnectionsThatWait_resetsThem() throws IOException {
    Tcp server = new Tcp(loop);
    server.bind(anyPort());
    server.listen(8, (from, status) -> log.add("connection"));
    try (Socket waiting = new Socket()) {
      waiting.connect(server.getsockname());
      server.close();
      run();

      int end;
      try {
        end = waiting.getInputStream().read();
      } catch (IOException reset) {
        end = -1;
      }
      assertThat(end).isEqualTo(-1);
    }
    assertThat(log).isEmpty();
  }

  @Test
  void urgentData_isNoPartOfTheStream() throws IOException {
    Tcp server = new Tcp(loop);
    server.bind(anyPort());
    StringBuilder[] text = {new StringBuilder()};
    server.listen(
        1,
        (from, status) -> {
          Tcp accepted = new Tcp(loop);
          from.accept(accepted);
          text[0] = collect(accepted);
        });
    try (Socket peer =
        new Socket(server.getsockname().getAddress(), server.getsockname().getPort())) {
      peer.getOutputStream().write('a');
      runUntil(() -> text[0].length() == 1); // before a mark a ring can get stuck: decision 0021
      peer.sendUrgentData('!');
      peer.getOutputStream().write('b');
    }

    runUntil(() -> log.contains("EOF"));

    assertThat(text[0]).hasToString("ab");
  }
}
