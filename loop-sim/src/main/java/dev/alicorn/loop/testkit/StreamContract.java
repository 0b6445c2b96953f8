package dev.alicorn.loop.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.ReadCallback;
import dev.alicorn.loop.Stream;
import dev.alicorn.loop.Tcp;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What the contracts of streams share: servers and clients on one loop. */
abstract class StreamContract extends LoopContract {
  /** A port of the loopback that the system picks. */
  static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
  }

  /** Both ends of a connection, once it stands. */
  static final class Pair {
    @Nullable Stream client;
    @Nullable Stream server;

    Stream client() {
      return Objects.requireNonNull(client);
    }

    Stream server() {
      return Objects.requireNonNull(server);
    }

    boolean isComplete() {
      return client != null && server != null;
    }
  }

  /** A server that hands over each connection. */
  final Tcp serve(InetSocketAddress address, BiConsumer<Tcp, Tcp> onClient) {
    Tcp server = new Tcp(loop);
    server.bind(address);
    server.listen(
        128,
        (stream, status) -> {
          assertThat(status).isZero();
          Tcp client = new Tcp(loop);
          stream.accept(client);
          onClient.accept(server, client);
        });
    return server;
  }

  /** An echo server that closes each connection at its end. */
  final Tcp serveEcho(InetSocketAddress address) {
    return serve(address, (server, client) -> echo(client));
  }

  /** Writes a text, logs what comes back, and closes both. */
  final void sayOnce(Stream client, String text, Stream server) {
    write(client, text);
    read(
        client,
        (stream, nread, buffer, offset) -> {
          log.add(Bytes.text(buffer, offset, nread));
          client.close();
          server.close();
        });
  }

  /** Writes back what is read. */
  static void echo(Stream stream) {
    stream.readStart(
        (from, nread, buffer, offset) -> {
          if (nread < 0) {
            from.close();
          } else if (nread > 0) {
            from.write(copy(buffer, offset, nread), 0, nread, null);
          }
        });
  }

  static MemorySegment copy(MemorySegment buffer, long offset, int length) {
    return MemorySegment.ofArray(buffer.asSlice(offset, length).toArray(ValueLayout.JAVA_BYTE));
  }

  /** Connects a client over TCP and turns the loop until both ends stand; the server is closed. */
  final Pair connectedTcp() {
    Pair pair = new Pair();
    Tcp server =
        serve(
            anyPort(),
            (from, client) -> {
              pair.server = client;
              from.close();
            });
    Tcp client = new Tcp(loop);
    client.connect(
        server.getsockname(),
        (request, status) -> {
          assertThat(status).isZero();
          pair.client = client;
        });
    runUntil(() -> pair.isComplete() && server.isClosing());
    return pair;
  }

  /** Reads texts into a builder until the end, which is logged. */
  final StringBuilder collect(Stream stream) {
    StringBuilder text = new StringBuilder();
    stream.readStart(
        (from, nread, buffer, offset) -> {
          if (nread > 0) {
            text.append(Bytes.text(buffer, offset, nread));
          } else if (nread < 0) {
            log.add(Errno.name(nread));
          }
        });
    return text;
  }

  /** Reads without the turns that bring nothing, which a back end may take. */
  static void read(Stream stream, ReadCallback callback) {
    stream.readStart(
        (from, nread, buffer, offset) -> {
          if (nread != 0) {
            callback.onRead(from, nread, buffer, offset);
          }
        });
  }

  final void write(Stream stream, String text) {
    MemorySegment data = Bytes.of(text);
    stream.write(data, 0, (int) data.byteSize(), null);
  }
}
