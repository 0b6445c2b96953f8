package dev.alicorn.loop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.Tcp;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** TCP connections: refused, cancelled, misused, addresses in use, and many at once. */
public abstract class TcpConnectContract extends StreamContract {
  /** For the subclasses. */
  protected TcpConnectContract() {}

  @Test
  void connect_nobodyListens_isRefused() {
    Tcp probe = new Tcp(loop);
    probe.bind(anyPort());
    InetSocketAddress address = probe.getsockname();
    Tcp client = new Tcp(loop);
    client.connect(
        address,
        (request, status) -> {
          log.add(Errno.name(status));
          closeAll();
        });
    assertThat(log).isEmpty();

    run();

    assertThat(log).containsExactly("ECONNREFUSED");
  }

  @Test
  void connect_refusedWithQueuedWrite_cancelsWrite() {
    Tcp probe = new Tcp(loop);
    probe.bind(anyPort());
    Tcp client = new Tcp(loop);
    client.connect(
        probe.getsockname(), (request, status) -> log.add("connect " + Errno.name(status)));
    client.write(Bytes.of("x"), 0, 1, (request, status) -> log.add(Errno.name(status)));

    runUntil(() -> log.size() == 2);

    assertThat(log).containsExactly("connect ECONNREFUSED", "ECANCELED");
  }

  @Test
  void connect_closedMeanwhile_isCanceled() {
    Tcp server = serveEcho(anyPort());
    Tcp client = new Tcp(loop);
    client.connect(server.getsockname(), (request, status) -> log.add(Errno.name(status)));
    client.close(handle -> log.add("closed"));
    server.close();

    run();

    assertThat(log).containsExactly("ECANCELED", "closed");
  }

  @Test
  void connect_twice_isRefused() {
    Tcp server = serveEcho(anyPort());
    Tcp client = new Tcp(loop);
    client.connect(server.getsockname(), (request, status) -> {});

    assertThatThrownBy(() -> client.connect(server.getsockname(), (request, status) -> {}))
        .hasMessageContaining("EALREADY");
  }

  @Test
  void listen_addressInUse_failsInListen() {
    Tcp first = serveEcho(anyPort());
    Tcp second = new Tcp(loop);
    second.bind(first.getsockname());

    assertThatThrownBy(() -> second.listen(1, (server, status) -> {}))
        .hasMessage(
            "listen EADDRINUSE: address already in use 127.0.0.1:" + first.getsockname().getPort());
  }

  @Test
  void bind_foreignAddress_isNotAvailable() {
    Tcp tcp = new Tcp(loop);
    InetSocketAddress foreign =
        new InetSocketAddress(java.net.InetAddress.ofLiteral("192.0.2.1"), 0);

    assertThatThrownBy(() -> tcp.bind(foreign)).hasMessageContaining("EADDRNOTAVAIL");
  }

  @Test
  void bind_twice_isInvalid() {
    Tcp tcp = new Tcp(loop);
    tcp.bind(anyPort());

    assertThatThrownBy(() -> tcp.bind(anyPort())).hasMessageContaining("EINVAL");
  }

  @Test
  void server_closedAndReopened_portIsFree() {
    Tcp first = serveEcho(anyPort());
    InetSocketAddress address = first.getsockname();
    first.close(handle -> serveEcho(address).close(closed -> log.add("again")));

    run();

    assertThat(log).containsExactly("again");
  }

  @Test
  void clients_many_areAllServed() {
    int count = 300;
    Tcp server = serveEcho(anyPort());
    List<String> answers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String text = "client " + i;
      Tcp client = new Tcp(loop);
      client.connect(
          server.getsockname(),
          (request, status) -> {
            assertThat(status).isZero();
            write(client, text);
            read(
                client,
                (stream, nread, buffer, offset) -> {
                  answers.add(Bytes.text(buffer, offset, nread));
                  stream.close();
                  if (answers.size() == count) {
                    server.close();
                  }
                });
          });
    }

    run();

    assertThat(answers).hasSize(count).doesNotHaveDuplicates();
  }

  @Test
  void stream_closedInConnectCallback_isFine() {
    Tcp server = serveEcho(anyPort());
    Tcp client = new Tcp(loop);
    client.connect(
        server.getsockname(),
        (request, status) -> {
          Objects.requireNonNull(request.stream()).close(handle -> log.add("closed"));
          server.close();
        });

    run();

    assertThat(log).containsExactly("closed");
  }
}
