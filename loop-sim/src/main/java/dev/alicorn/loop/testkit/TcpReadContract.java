package dev.alicorn.loop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.Stream;
import dev.alicorn.loop.SystemError;
import dev.alicorn.loop.Tcp;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** TCP reading and accepting: allocators, stops, misuse, and connections that wait. */
public abstract class TcpReadContract extends StreamContract {
  /** For the subclasses. */
  protected TcpReadContract() {}

  @Test
  void read_ownAllocator_usesGivenRange() {
    Pair pair = connectedTcp();
    MemorySegment memory = Arena.ofAuto().allocate(100);
    StringBuilder got = new StringBuilder();
    pair.server()
        .readStart(
            (stream, suggested, into) -> into.set(memory, 40, 4),
            (stream, nread, buffer, offset) -> {
              assertThat(buffer).isSameAs(memory);
              assertThat(offset).isEqualTo(40);
              got.append(Bytes.text(buffer, offset, nread));
            });
    write(pair.client(), "0123456789");

    runUntil(() -> got.length() == 10);

    assertThat(got.toString()).isEqualTo("0123456789");
  }

  @Test
  void read_heapMemory_isFilled() {
    Pair pair = connectedTcp();
    MemorySegment memory = MemorySegment.ofArray(new byte[64]);
    StringBuilder got = new StringBuilder();
    pair.server()
        .readStart(
            (stream, suggested, into) -> into.set(memory),
            (stream, nread, buffer, offset) -> got.append(Bytes.text(buffer, offset, nread)));
    write(pair.client(), "heap");

    runUntil(() -> got.length() == 4);

    assertThat(got.toString()).isEqualTo("heap");
  }

  @Test
  void read_allocatorGivesNothing_failsWithNoBufs() {
    Pair pair = connectedTcp();
    StringBuilder got = new StringBuilder();
    MemorySegment memory = Arena.ofAuto().allocate(64);
    pair.server()
        .readStart(
            (stream, suggested, into) -> {
              if (!log.isEmpty()) {
                into.set(memory);
              }
            },
            (stream, nread, buffer, offset) -> {
              if (nread < 0) {
                log.add(Errno.name(nread));
                stream.readStop();
                stream.readStart(
                    (from, suggested, into) -> into.set(memory),
                    (from, count, data, at) -> got.append(Bytes.text(data, at, count)));
              }
            });
    write(pair.client(), "data");

    runUntil(() -> got.length() == 4);

    assertThat(log).containsExactly("ENOBUFS");
  }

  @Test
  void readStop_inCallback_deliversNothingUntilStarted() {
    Pair pair = connectedTcp();
    MemorySegment one = Arena.ofAuto().allocate(1);
    StringBuilder got = new StringBuilder();
    pair.server()
        .readStart(
            (stream, suggested, into) -> into.set(one),
            (stream, nread, buffer, offset) -> {
              got.append(Bytes.text(buffer, offset, nread));
              stream.readStop();
            });
    write(pair.client(), "abc");
    runUntil(() -> got.length() == 1);
    assertThat(pair.server().isActive()).isFalse();
    for (int i = 0; i < 5; i++) {
      loop.run(dev.alicorn.loop.RunMode.NOWAIT);
    }
    assertThat(got.toString()).isEqualTo("a");

    StringBuilder rest = collect(pair.server());
    runUntil(() -> rest.length() == 2);

    assertThat(rest.toString()).isEqualTo("bc");
  }

  @Test
  void readStop_bytesAndEndComeMeanwhile_areReadLaterInOrder() {
    Pair pair = connectedTcp();
    StringBuilder early = collect(pair.server());
    write(pair.client(), "one,");
    runUntil(() -> early.length() == 4);
    pair.server().readStop();
    write(pair.client(), "two,");
    write(pair.client(), "three");
    pair.client().shutdown((request, status) -> log.add("shutdown"));
    runUntil(() -> log.contains("shutdown"));
    for (int i = 0; i < 5; i++) {
      loop.run(dev.alicorn.loop.RunMode.NOWAIT);
    }
    assertThat(early.toString()).isEqualTo("one,");
    assertThat(log).containsExactly("shutdown");

    MemorySegment memory = Arena.ofAuto().allocate(2);
    StringBuilder late = new StringBuilder();
    pair.server()
        .readStart(
            (stream, suggested, into) -> into.set(memory),
            (stream, nread, buffer, offset) -> {
              if (nread < 0) {
                log.add(Errno.name(nread));
              } else {
                late.append(Bytes.text(buffer, offset, nread));
              }
            });
    runUntil(() -> log.contains("EOF"));

    assertThat(late.toString()).isEqualTo("two,three");
  }

  @Test
  void readStart_misuse_isRefused() {
    Pair pair = connectedTcp();
    Stream server = pair.server();
    collect(server);

    assertThatThrownBy(() -> collect(server)).hasMessageStartingWith("EALREADY");
    assertThatThrownBy(() -> collect(new Tcp(loop))).hasMessageStartingWith("ENOTCONN");
    server.close();
    assertThatThrownBy(() -> collect(server)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void accept_nothingWaits_isAgain() {
    Tcp server = serveEcho(anyPort());

    assertThatThrownBy(() -> server.accept(new Tcp(loop)))
        .isInstanceOf(SystemError.class)
        .hasMessageStartingWith("EAGAIN");
  }

  @Test
  void accept_later_getsWaitingConnections() {
    List<Tcp> accepted = new ArrayList<>();
    Tcp server = new Tcp(loop);
    server.bind(anyPort());
    server.listen(16, (from, status) -> log.add("connection"));
    List<Tcp> clients = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Tcp client = new Tcp(loop);
      client.connect(server.getsockname(), (request, status) -> clients.add(client));
    }
    runUntil(() -> clients.size() == 3 && log.size() == 1);

    while (accepted.size() < 3) {
      int before = accepted.size();
      runUntil(() -> log.size() > before);
      Tcp client = new Tcp(loop);
      server.accept(client);
      accepted.add(client);
    }

    assertThat(log).hasSize(3);
    assertThat(accepted).allMatch(Stream::isReadable).allMatch(Stream::isWritable);
  }

  @Test
  void server_closedWithWaitingConnection_leaksNothing() {
    Tcp server = new Tcp(loop);
    server.bind(anyPort());
    server.listen(16, (from, status) -> from.close());
    Tcp client = new Tcp(loop);
    client.connect(
        server.getsockname(),
        (request, status) ->
            read(
                client,
                (stream, nread, buffer, offset) -> {
                  log.add(nread < 0 ? "ended" : "data");
                  stream.close();
                }));

    run();

    assertThat(log).containsExactly("ended");
  }
}
