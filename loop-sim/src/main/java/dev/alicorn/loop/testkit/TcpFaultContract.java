package dev.alicorn.loop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.RunMode;
import dev.alicorn.loop.SystemError;
import dev.alicorn.loop.Tcp;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.Test;

/**
 * TCP when something goes wrong: throwing callbacks, stops, rude peers, wrong threads and states.
 */
public abstract class TcpFaultContract extends StreamContract {
  /** For the subclasses. */
  protected TcpFaultContract() {}

  @Test
  void callbacks_allThrow_areRoutedAndLoopEnds() {
    loop.setUncaughtHandler((at, error) -> log.add(error.getMessage()));
    Tcp server = new Tcp(loop);
    server.bind(anyPort());
    server.listen(
        1,
        (from, status) -> {
          Tcp accepted = new Tcp(loop);
          from.accept(accepted);
          read(
              accepted,
              (stream, nread, buffer, offset) -> {
                stream.close(handle -> boom("server close"));
                boom("read");
              });
          from.close();
          boom("connection");
        });
    Tcp client = new Tcp(loop);
    client.connect(
        server.getsockname(),
        (request, status) -> {
          client.write(Bytes.of("x"), 0, 1, (written, result) -> boom("write"));
          client.shutdown(
              (end, result) -> {
                client.close(handle -> boom("client close"));
                boom("shutdown");
              });
          boom("connect");
        });

    run();

    assertThat(log)
        .containsExactlyInAnyOrder(
            "connection", "read", "server close", "connect", "write", "shutdown", "client close");
  }

  private static void boom(String where) {
    throw new IllegalStateException(where);
  }

  @Test
  void allocator_throws_readFailsWithNoBufs() {
    loop.setUncaughtHandler((at, error) -> log.add(error.getMessage()));
    Pair pair = connectedTcp();
    pair.server()
        .readStart(
            (stream, size, into) -> boom("allocator"),
            (stream, nread, buffer, offset) -> {
              log.add(Errno.name(nread));
              stream.close();
            });
    write(pair.client(), "x");

    runUntil(() -> pair.server().isClosing());

    assertThat(log).containsExactly("allocator", "ENOBUFS");
  }

  @Test
  void stop_inReadCallback_endsRunAndLaterGoesOn() {
    Pair pair = connectedTcp();
    read(
        pair.server(),
        (stream, nread, buffer, offset) -> {
          log.add(nread < 0 ? Errno.name(nread) : Bytes.text(buffer, offset, nread));
          loop.stop();
        });
    write(pair.client(), "x");

    assertThat(loop.run()).isTrue();
    assertThat(log).containsExactly("x");
    pair.client().close();
    assertThat(loop.run()).isFalse();
    assertThat(log).containsExactly("x", "EOF");
  }

  @Test
  void stream_readingUnrefd_doesNotKeepLoop() {
    Pair pair = connectedTcp();
    collect(pair.server());
    assertThat(loop.isAlive()).isTrue();
    pair.server().unref();

    run();

    assertThat(log).isEmpty();
  }

  @Test
  void stream_connectedNotReading_doesNotKeepLoop() {
    Pair pair = connectedTcp();

    run();

    assertThat(pair.client().isActive()).isFalse();
    assertThat(pair.client().isClosing()).isFalse();
  }

  @Test
  void server_unrefd_doesNotKeepLoop() {
    Tcp server = serveEcho(anyPort());
    assertThat(loop.isAlive()).isTrue();
    server.unref();

    run();

    assertThat(server.isActive()).isTrue();
  }

  @Test
  void client_resetsInTheMiddle_otherClientsAreServed() throws IOException {
    Tcp server = serveEcho(anyPort());
    InetSocketAddress address = server.getsockname();
    try (SocketChannel rude = SocketChannel.open(address)) {
      rude.setOption(StandardSocketOptions.SO_LINGER, 0);
      rude.write(java.nio.ByteBuffer.wrap(new byte[10_000]));
    }
    Tcp client = new Tcp(loop);
    client.connect(
        address,
        (request, status) -> {
          sayOnce(client, "still here", server);
        });

    run();

    assertThat(log).containsExactly("still here");
  }

  @Test
  void client_blockingSocketOnOtherThread_isServed() throws InterruptedException {
    Tcp server = serveEcho(anyPort());
    InetSocketAddress address = server.getsockname();
    Thread peer =
        new Thread(
            () -> {
              try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
                socket.getOutputStream().write(new byte[100_000]);
                int got = socket.getInputStream().readNBytes(100_000).length;
                loop.execute(() -> log.add("got " + got));
              } catch (IOException e) {
                loop.execute(() -> log.add(String.valueOf(e)));
              }
              loop.execute(server::close);
            });
    peer.start();

    run();
    peer.join();

    assertThat(log).containsExactly("got 100000");
  }

  @Test
  void bind_reusePort_twoServersShareIt() {
    Tcp first = new Tcp(loop);
    first.bind(anyPort(), Tcp.REUSE_PORT);
    first.listen(1, (server, status) -> {});
    Tcp second = new Tcp(loop);
    second.bind(first.getsockname(), Tcp.REUSE_PORT);
    second.listen(1, (server, status) -> {});

    assertThat(second.getsockname()).isEqualTo(first.getsockname());
  }

  @Test
  void bind_ipv6Only_takesNoIpv4ClientsOrIsNotSupported() {
    Tcp server = new Tcp(loop);
    try {
      server.bind(new InetSocketAddress(InetAddress.ofLiteral("::"), 0), Tcp.IPV6_ONLY);
    } catch (SystemError error) {
      assertThat(error.code()).isEqualTo("ENOTSUP");
      return;
    }
    server.listen(1, (from, status) -> log.add("connection"));
    Tcp client = new Tcp(loop);
    client.connect(
        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), server.getsockname().getPort()),
        (request, status) -> log.add(Errno.name(status)));

    runUntil(() -> !log.isEmpty());

    assertThat(log).containsExactly("ECONNREFUSED");
  }

  @Test
  void connect_unresolvedAddress_isInvalid() {
    Tcp client = new Tcp(loop);
    InetSocketAddress address = InetSocketAddress.createUnresolved("nowhere", 80);

    assertThatThrownBy(() -> client.connect(address, (request, status) -> {}))
        .hasMessage("connect EINVAL nowhere:80");
  }

  @Test
  void run_onOtherThread_connectionsGoOnThereAndBack() throws InterruptedException {
    int size = 4 * 1024 * 1024;
    Tcp server = serveEcho(anyPort());
    server.unref();
    Pair pair = connectedTcp();
    StringBuilder texts = collect(pair.client());
    long[] received = new long[1];
    boolean[] right = {true};
    write(pair.server(), "before,");
    runUntil(() -> texts.length() == 7);
    pair.client()
        .write(Bytes.pattern(size), 0, size, (request, status) -> log.add("written " + status));
    loop.run(RunMode.NOWAIT);
    read(
        pair.server(),
        (stream, nread, buffer, offset) -> {
          for (int i = 0; i < nread; i += 997) {
            right[0] &=
                buffer.get(ValueLayout.JAVA_BYTE, offset + i) == Bytes.patternAt(received[0] + i);
          }
          received[0] += nread;
        });
    write(pair.server(), "there,");
    Thread other =
        new Thread(
            () -> {
              while (received[0] < size || texts.length() < 13 || log.isEmpty()) {
                loop.run(RunMode.ONCE);
              }
            });
    other.start();
    other.join();

    assertThat(right[0]).isTrue();
    assertThat(log).containsExactly("written 0");
    loop.run(RunMode.NOWAIT); // the loop is this thread's again
    write(pair.server(), "back");
    Tcp late = new Tcp(loop);
    late.connect(
        server.getsockname(),
        (request, status) -> {
          write(late, "late");
          read(late, (stream, nread, buffer, offset) -> log.add(Bytes.text(buffer, offset, nread)));
        });
    runUntil(() -> texts.length() == 17 && log.size() == 2);
    assertThat(texts.toString()).isEqualTo("before,there,back");
    assertThat(log).containsExactly("written 0", "late");
  }

  @Test
  void stream_wrongThread_isRefused() throws InterruptedException {
    Pair pair = connectedTcp();
    Thread other =
        new Thread(
            () -> {
              try {
                write(pair.client(), "x");
              } catch (WrongThreadException e) {
                loop.execute(() -> log.add("refused"));
              }
            });
    other.start();
    other.join();
    loop.run(RunMode.NOWAIT);

    assertThat(log).containsExactly("refused");
  }

  @Test
  void stream_afterClose_isRefused() {
    Pair pair = connectedTcp();
    pair.client().close();

    assertThatThrownBy(() -> write(pair.client(), "x")).hasMessage("Tcp is closing");
    assertThatThrownBy(() -> pair.client().shutdown((request, status) -> {}))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> pair.client().tryWrite(Bytes.of("x"), 0, 1))
        .isInstanceOf(IllegalStateException.class);
    pair.server().close();
    run();
    assertThatThrownBy(() -> write(pair.client(), "x")).hasMessage("Tcp is closed");
  }
}
