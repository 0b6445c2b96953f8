package dev.alicorn.loop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alicorn.loop.Addresses;
import dev.alicorn.loop.Errno;
import dev.alicorn.loop.IoVector;
import dev.alicorn.loop.Prepare;
import dev.alicorn.loop.Tcp;
import dev.alicorn.loop.WriteRequest;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** TCP: connections, echo, gathered and empty writes, order of callbacks, addresses, options. */
public abstract class TcpContract extends StreamContract {
  /** For the subclasses. */
  protected TcpContract() {}

  private void echoOnce(InetSocketAddress bindTo) {
    Tcp server = serveEcho(bindTo);
    Tcp client = new Tcp(loop);
    client.connect(
        server.getsockname(),
        (request, status) -> {
          assertThat(status).isZero();
          sayOnce(client, "hello", server);
        });
    run();
    assertThat(log).containsExactly("hello");
  }

  @Test
  void echo_overIpv4_comesBack() {
    echoOnce(anyPort());
  }

  @Test
  void echo_overIpv6_comesBack() {
    echoOnce(new InetSocketAddress(InetAddress.ofLiteral("::1"), 0));
  }

  @Test
  void server_onIpv6Any_takesIpv4Clients() {
    Tcp server =
        serve(
            new InetSocketAddress(InetAddress.ofLiteral("::"), 0),
            (from, client) -> {
              log.add(Addresses.text(client.getpeername().getAddress()));
              client.close();
              from.close();
            });
    Tcp client = new Tcp(loop);
    client.connect(
        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), server.getsockname().getPort()),
        (request, status) -> client.close());

    run();

    assertThat(log).containsExactly("::ffff:127.0.0.1");
  }

  @Test
  void addresses_connected_areEachOthersPeer() {
    Pair pair = connectedTcp();
    Tcp client = (Tcp) pair.client();
    Tcp server = (Tcp) pair.server();

    assertThat(client.getpeername()).isEqualTo(server.getsockname());
    assertThat(server.getpeername()).isEqualTo(client.getsockname());
  }

  @Test
  void addresses_unbound_failAsSystemDoes() {
    Tcp tcp = new Tcp(loop);

    assertThatThrownBy(tcp::getsockname).hasMessageStartingWith("EBADF");
    assertThatThrownBy(tcp::getpeername).hasMessageStartingWith("ENOTCONN");
  }

  @Test
  void bind_portZero_picksPortBeforeListen() {
    Tcp tcp = new Tcp(loop);
    tcp.bind(anyPort());

    assertThat(tcp.getsockname().getPort()).isPositive();
  }

  @Test
  void listen_unbound_picksPort() {
    Tcp tcp = new Tcp(loop);
    tcp.listen(1, (server, status) -> {});

    assertThat(tcp.getsockname().getPort()).isPositive();
    assertThat(tcp.isActive()).isTrue();
  }

  @Test
  void options_beforeAndAfterConnect_areTaken() {
    Tcp early = new Tcp(loop);
    early.bind(anyPort());
    early.noDelay(true);
    early.keepAlive(true, 60);
    early.simultaneousAccepts(true);
    Tcp client = (Tcp) connectedTcp().client();
    client.noDelay(true);
    client.noDelay(false);
    client.keepAlive(true, 60);
    client.keepAlive(false, 0);
    client.sendBufferSize(65536);

    assertThat(client.sendBufferSize(0)).isPositive();
    assertThat(client.receiveBufferSize(0)).isPositive();
    assertThatThrownBy(() -> client.keepAlive(true, 0)).hasMessageStartingWith("EINVAL");
  }

  @Test
  void write_atOnce_callsBackLaterInSameIteration() {
    Pair pair = connectedTcp();
    Prepare prepare = new Prepare(loop);
    MemorySegment data = Bytes.of("x");
    prepare.start(
        handle -> {
          pair.client().write(data, 0, 1, (request, status) -> log.add("written " + status));
          log.add("returned");
          handle.close(each -> log.add("closing"));
        });

    loop.run(dev.alicorn.loop.RunMode.NOWAIT);

    assertThat(log).containsExactly("returned", "written 0", "closing");
  }

  @Test
  void writes_several_callBackInOrder() {
    Pair pair = connectedTcp();
    StringBuilder got = collect(pair.server());
    List<Long> tags = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      MemorySegment data = Bytes.of("part" + i + ";");
      pair.client()
          .write(data, 0, (int) data.byteSize(), (request, status) -> tags.add(request.tag()))
          .setTag(i);
    }
    runUntil(() -> tags.size() == 5 && got.length() == 30);

    assertThat(tags).containsExactly(0L, 1L, 2L, 3L, 4L);
    assertThat(got.toString()).isEqualTo("part0;part1;part2;part3;part4;");
  }

  @Test
  void write_gathered_keepsOrderOfRanges() {
    Pair pair = connectedTcp();
    StringBuilder got = collect(pair.server());
    MemorySegment data = Bytes.of("0123456789");
    WriteRequest request = new WriteRequest();
    request.data().add(data, 5, 3).add(data, 0, 2).add(data, 9, 1);
    pair.client().write(request, (done, status) -> log.add("written " + status));

    runUntil(() -> got.length() == 6);

    assertThat(got.toString()).isEqualTo("567019");
    assertThat(log).containsExactly("written 0");
  }

  @Test
  void write_requestUsedAgain_afterItsCallback() {
    Pair pair = connectedTcp();
    StringBuilder got = collect(pair.server());
    MemorySegment data = Bytes.of("ab");
    WriteRequest request = new WriteRequest();
    request.data().add(data, 0, 1);
    pair.client()
        .write(
            request,
            (done, status) -> {
              done.data().clear();
              done.data().add(data, 1, 1);
              pair.client().write(done, null);
            });
    assertThatThrownBy(() -> pair.client().write(request, null))
        .isInstanceOf(IllegalStateException.class);

    runUntil(() -> got.length() == 2);

    assertThat(got.toString()).isEqualTo("ab");
  }

  @Test
  void write_byteBuffers_heapAndDirect() {
    Pair pair = connectedTcp();
    StringBuilder got = collect(pair.server());
    ByteBuffer heap = ByteBuffer.wrap("xheapx".getBytes(StandardCharsets.UTF_8), 1, 4);
    ByteBuffer direct = ByteBuffer.allocateDirect(6);
    direct.put("direct".getBytes(StandardCharsets.UTF_8)).flip();
    pair.client().write(heap, null);
    pair.client().write(direct, null);

    runUntil(() -> got.length() == 10);

    assertThat(got.toString()).isEqualTo("heapdirect");
    assertThat(direct.remaining()).isEqualTo(6);
  }

  @Test
  void write_empty_callsBack() {
    Pair pair = connectedTcp();
    pair.client().write(Bytes.of(""), 0, 0, (request, status) -> log.add("written " + status));

    runUntil(() -> !log.isEmpty());

    assertThat(log).containsExactly("written 0");
  }

  @Test
  void write_beforeConnected_isSentAfterwards() {
    StringBuilder got = new StringBuilder();
    Tcp server =
        serve(
            anyPort(),
            (from, client) ->
                read(
                    client,
                    (stream, nread, buffer, offset) -> {
                      got.append(Bytes.text(buffer, offset, nread));
                      closeAll();
                    }));
    Tcp client = new Tcp(loop);
    client.connect(server.getsockname(), (request, status) -> log.add("connected"));
    MemorySegment data = Bytes.of("early");
    client.write(data, 0, 5, (request, status) -> log.add("written " + status));
    assertThat(client.writeQueueSize()).isEqualTo(5);

    run();

    assertThat(got.toString()).isEqualTo("early");
    assertThat(log).containsExactly("connected", "written 0");
  }

  @Test
  void tryWrite_connected_takesAtOnce() {
    Pair pair = connectedTcp();
    StringBuilder got = collect(pair.server());

    assertThat(pair.client().tryWrite(Bytes.of("now"), 0, 3)).isEqualTo(3);
    assertThat(new Tcp(loop).tryWrite(Bytes.of("x"), 0, 1)).isEqualTo(Errno.EBADF);
    assertThatThrownBy(() -> pair.client().tryWrite(Bytes.of("x"), 0, 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
    runUntil(() -> got.length() == 3);
  }

  @Test
  void tryWrite_severalRanges_goInTheirOrder() {
    Pair pair = connectedTcp();
    StringBuilder text = collect(pair.server());
    IoVector data = new IoVector();
    data.add(Bytes.of("one "), 0, 4).add(Bytes.of("xtwo"), 1, 3);

    assertThat(pair.client().tryWrite(data)).isEqualTo(7);
    assertThat(data.remaining()).isEqualTo(7);
    runUntil(() -> text.length() == 7);
    assertThat(text).hasToString("one two");
  }

  @Test
  void keepAlive_details_areTakenOrInvalid() {
    Tcp tcp = (Tcp) connectedTcp().client();
    tcp.keepAlive(60, 5, 3);
    tcp.keepAlive(false, 0);

    assertThatThrownBy(() -> tcp.keepAlive(0, 1, 1)).hasMessageStartingWith("EINVAL");
    assertThatThrownBy(() -> tcp.keepAlive(1, 0, 1)).hasMessageStartingWith("EINVAL");
    assertThatThrownBy(() -> tcp.keepAlive(1, 1, 0)).hasMessageStartingWith("EINVAL");
    assertThatThrownBy(() -> tcp.keepAlive(true, 0)).hasMessageStartingWith("EINVAL");
    assertThatThrownBy(() -> new Tcp(loop).keepAlive(1, 1, 1)).hasMessageStartingWith("EBADF");
  }

  @Test
  void closeReset_ofTheAcceptedSide_clientReadsReset() {
    Pair pair = connectedTcp();
    collect(pair.client());
    ((Tcp) pair.server()).closeReset(handle -> log.add("closed"));

    runUntil(() -> log.size() == 2);

    assertThat(log).containsExactlyInAnyOrder("closed", "ECONNRESET");
  }

  @Test
  void listen_twice_serves() {
    Tcp server = serveEcho(anyPort());
    server.listen(
        1,
        (from, status) -> {
          Tcp accepted = new Tcp(loop);
          from.accept(accepted);
          echo(accepted);
          log.add("second");
        });
    Tcp client = new Tcp(loop);
    client.connect(server.getsockname(), (request, status) -> sayOnce(client, "hello", server));

    run();

    assertThat(log).containsExactly("second", "hello");
  }

  @Test
  void tryWrite_peerGone_failsInTheEnd() {
    Pair pair = connectedTcp();
    ((Tcp) pair.server()).closeReset(handle -> log.add("closed"));
    runUntil(() -> !log.isEmpty());
    int result = 1;
    for (int i = 0; i < 1000 && result > 0; i++) {
      result = pair.client().tryWrite(Bytes.of("x"), 0, 1);
    }

    assertThat(result).isIn(Errno.EPIPE, Errno.ECONNRESET);
  }

  @Test
  void connect_unspecifiedAddress_isThisMachine() {
    Tcp server = serveEcho(anyPort());
    int port = server.getsockname().getPort();
    Tcp client = new Tcp(loop);
    client.connect(
        new InetSocketAddress(InetAddress.ofLiteral("0.0.0.0"), port),
        (request, status) -> sayOnce(client, "hello", server));

    run();

    assertThat(log).containsExactly("hello");
  }
}
