package dev.alicorn.loop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.IoVector;
import dev.alicorn.loop.RunMode;
import dev.alicorn.loop.SendRequest;
import dev.alicorn.loop.Udp;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** UDP: datagrams there and back, queues, connections, addresses, cancelling. */
public abstract class UdpContract extends LoopContract {
  /** For the subclasses. */
  protected UdpContract() {}

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
  }

  private Udp bound() {
    Udp udp = new Udp(loop);
    udp.bind(loopback());
    return udp;
  }

  /** A handle that logs what it receives, and closes all after so many datagrams. */
  private Udp receiver(int count) {
    Udp udp = bound();
    udp.receiveStart(
        (handle, nread, buffer, offset, from, flags) -> {
          log.add("got " + Bytes.text(buffer, offset, nread));
          if (log.stream().filter(line -> line.startsWith("got ")).count() == count) {
            closeAll();
          }
        });
    return udp;
  }

  private void say(Udp from, String text, Udp to) {
    from.send(
        Bytes.of(text),
        0,
        text.length(),
        to.getsockname(),
        (request, status) -> log.add("sent " + status));
  }

  @Test
  void send_toBound_arrivesWithSender() {
    Udp server = bound();
    Udp client = bound();
    server.receiveStart(
        (handle, nread, buffer, offset, from, flags) -> {
          assertThat(from).isEqualTo(client.getsockname());
          assertThat(flags).isZero();
          log.add(Bytes.text(buffer, offset, nread));
          closeAll();
        });
    client.send(Bytes.of("hello"), 0, 5, server.getsockname(), null);

    run();

    assertThat(log).containsExactly("hello");
  }

  @Test
  void send_callback_comesLaterAndOnce() {
    Udp server = receiver(1);
    Udp client = new Udp(loop);
    say(client, "a", server);
    log.add("returned");

    run();

    assertThat(log).containsExactlyInAnyOrder("returned", "sent 0", "got a");
    assertThat(log.get(0)).isEqualTo("returned");
  }

  @Test
  void send_empty_arrivesEmpty() {
    Udp server = receiver(1);
    new Udp(loop).send(ByteBuffer.allocate(0), server.getsockname(), null);

    run();

    assertThat(log).containsExactly("got ");
  }

  @Test
  void send_gathered_isOneDatagram() {
    Udp server = receiver(1);
    SendRequest request = new SendRequest();
    MemorySegment data = Bytes.of("0123456789");
    byte[] heap = "heap".getBytes(StandardCharsets.UTF_8);
    request.data().add(data, 5, 3).add(MemorySegment.ofArray(heap), 0, 4).add(data, 0, 1);
    new Udp(loop).send(request, server.getsockname(), null);

    run();

    assertThat(log).containsExactly("got 567heap0");
  }

  @Test
  void send_many_allArriveInOrder() {
    Udp server = receiver(50);
    Udp client = new Udp(loop);
    for (int i = 0; i < 50; i++) {
      client.send(Bytes.of("d" + i), 0, ("d" + i).length(), server.getsockname(), null);
    }

    run();

    assertThat(log).hasSize(50).startsWith("got d0", "got d1").endsWith("got d49");
  }

  @Test
  void queue_afterSend_countsUntilCallback() {
    Udp server = receiver(1);
    Udp client = new Udp(loop);
    say(client, "abc", server);
    assertThat(client.sendQueueSize()).isEqualTo(3);
    assertThat(client.sendQueueCount()).isEqualTo(1);

    run();

    assertThat(client.sendQueueSize()).isZero();
    assertThat(client.sendQueueCount()).isZero();
  }

  @Test
  void trySend_takesAtOnce() {
    Udp server = receiver(1);
    Udp client = new Udp(loop);
    IoVector data = new IoVector().add(Bytes.of("now"), 0, 3);

    assertThat(client.trySend(data, null)).isEqualTo(Errno.EDESTADDRREQ);
    assertThat(client.trySend(data, server.getsockname())).isEqualTo(3);
    run();

    assertThat(log).containsExactly("got now");
  }

  @Test
  void send_tooLong_isEmsgsize() {
    Udp server = bound();
    Udp client = new Udp(loop);
    client.send(
        ByteBuffer.allocate(70_000),
        server.getsockname(),
        (request, status) -> {
          log.add(Errno.name(status));
          closeAll();
        });

    run();

    assertThat(log).containsExactly("EMSGSIZE");
  }

  @Test
  void connect_setsPeer_andDisconnectUnsets() {
    Udp server = receiver(1);
    Udp client = new Udp(loop);
    client.connect(server.getsockname());
    assertThat(client.getpeername()).isEqualTo(server.getsockname());
    assertThatThrownBy(() -> client.connect(loopback())).hasMessageStartingWith("connect EISCONN");
    assertThatThrownBy(() -> client.send(Bytes.of("x"), 0, 1, server.getsockname(), null))
        .hasMessageStartingWith("EISCONN");
    client.send(Bytes.of("peer"), 0, 4, null, null);
    client.disconnect();
    assertThatThrownBy(client::getpeername).hasMessageStartingWith("ENOTCONN");
    assertThatThrownBy(client::disconnect).hasMessageStartingWith("ENOTCONN");
    assertThatThrownBy(() -> client.send(Bytes.of("x"), 0, 1, null, null))
        .hasMessageStartingWith("EDESTADDRREQ");

    run();

    assertThat(log).containsExactly("got peer");
  }

  @Test
  void connected_hearsOnlyItsPeer() {
    Udp server = bound();
    Udp stranger = bound();
    Udp peer = bound();
    server.connect(peer.getsockname());
    server.receiveStart(
        (handle, nread, buffer, offset, from, flags) -> {
          log.add(Bytes.text(buffer, offset, nread));
          closeAll();
        });
    stranger.send(Bytes.of("no"), 0, 2, server.getsockname(), null);
    peer.send(Bytes.of("yes"), 0, 3, server.getsockname(), null);

    run();

    assertThat(log).containsExactly("yes");
  }

  @Test
  void bind_takenAddress_isEaddrinuse() {
    Udp first = bound();
    Udp second = new Udp(loop);

    assertThatThrownBy(() -> second.bind(first.getsockname()))
        .hasMessageStartingWith("bind EADDRINUSE");
    assertThatThrownBy(() -> first.bind(loopback())).hasMessageStartingWith("bind EINVAL");
  }

  @Test
  void addresses_unbound_failAsSystemDoes() {
    Udp udp = new Udp(loop);

    assertThatThrownBy(udp::getsockname).hasMessageStartingWith("EBADF");
    assertThatThrownBy(udp::getpeername).hasMessageStartingWith("ENOTCONN");
    assertThatThrownBy(udp::fileno).hasMessageStartingWith("EBADF");
  }

  @Test
  void receive_stopped_hearsNothingAndIsInactive() {
    Udp udp = bound();
    udp.receiveStart((handle, nread, buffer, offset, from, flags) -> log.add("got"));
    assertThat(udp.isActive()).isTrue();
    assertThatThrownBy(() -> udp.receiveStart((handle, n, b, o, f, g) -> {}))
        .hasMessageStartingWith("EALREADY");
    udp.receiveStop();
    udp.receiveStop();

    assertThat(udp.isActive()).isFalse();
    run();
    assertThat(log).isEmpty();
  }

  @Test
  void receive_unreferenced_letsLoopEnd() {
    Udp udp = bound();
    udp.receiveStart((handle, nread, buffer, offset, from, flags) -> log.add("got"));
    udp.unref();

    run();

    assertThat(log).isEmpty();
  }

  @Test
  void close_withSendUncalled_callsBackBeforeClose() {
    Udp server = bound();
    Udp client = new Udp(loop);
    say(client, "x", server);
    client.close(handle -> log.add("closed"));
    server.close();

    run();

    assertThat(log).hasSize(2).last().isEqualTo("closed");
  }

  @Test
  void close_inReceive_hearsNothingMore() {
    Udp server = bound();
    server.receiveStart(
        (handle, nread, buffer, offset, from, flags) -> {
          log.add("got");
          handle.close();
        });
    Udp client = new Udp(loop);
    for (int i = 0; i < 5; i++) {
      client.send(Bytes.of("x"), 0, 1, server.getsockname(), null);
    }

    run();

    assertThat(log).containsExactly("got");
  }

  @Test
  void options_ofBound_areTaken() {
    Udp udp = bound();
    udp.broadcast(true);
    udp.multicastTtl(16);
    udp.multicastLoop(false);

    assertThatThrownBy(() -> udp.multicastTtl(256)).hasMessageStartingWith("EINVAL");
    assertThatThrownBy(() -> udp.ttl(0)).hasMessageStartingWith("EINVAL");
    assertThat(udp.receiveBufferSize(0)).isPositive();
    assertThat(udp.sendBufferSize(0)).isPositive();
    assertThatThrownBy(() -> new Udp(loop).broadcast(true)).hasMessageStartingWith("EBADF");
  }

  @Test
  void receive_steady_allocatesNothing() {
    Udp server = bound();
    Udp client = bound();
    IoVector data = new IoVector().add(Bytes.of("ping"), 0, 4);
    InetSocketAddress to = server.getsockname();
    long[] received = new long[1];
    server.receiveStart(
        (handle, nread, buffer, offset, from, flags) -> {
          received[0]++;
          client.trySend(data, to);
        });
    client.trySend(data, to);
    long least = Long.MAX_VALUE;
    for (int window = 0; window < MOST_WINDOWS && least > backend.mostBytesADatagram(); window++) {
      long before = Allocations.ofThisThread();
      for (long end = received[0] + WINDOW; received[0] < end; ) {
        loop.run(RunMode.ONCE);
      }
      least = Math.min(least, (Allocations.ofThisThread() - before) / WINDOW);
    }

    assertThat(least).as("bytes a datagram").isLessThanOrEqualTo(backend.mostBytesADatagram());
  }

  private static final int WINDOW = 2_000;

  /** So many that compilers have had their time, be it on a busy machine. */
  private static final int MOST_WINDOWS = 500;
}
