package dev.alicorn.bench.loop;

import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.IoVector;
import dev.alicorn.loop.ReceiveCallback;
import dev.alicorn.loop.Udp;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Sends 64 bytes to a socket of the same loop, which sends them back. */
final class UdpOperation extends Repeated {
  private static final int BYTES = 64;

  private final MemorySegment message = Arena.ofAuto().allocate(BYTES);
  private final IoVector vector = new IoVector();
  private @Nullable Udp client;
  private @Nullable Udp server;

  UdpOperation() {
    super(16);
  }

  @Override
  void prepare(EventLoop loop) {
    Udp there = open(loop, (udp, nread, data, at, from, flags) -> send(udp, data, at, nread, from));
    Udp here = open(loop, (udp, nread, data, at, from, flags) -> next(loop));
    here.connect(there.getsockname());
    server = there;
    client = here;
  }

  private static Udp open(EventLoop loop, ReceiveCallback callback) {
    Udp udp = new Udp(loop);
    udp.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    udp.receiveStart(callback);
    return udp;
  }

  @Override
  void start(EventLoop loop) {
    if (client != null) {
      send(client, message, 0, BYTES, null);
    }
  }

  private void send(
      Udp from, MemorySegment data, long at, int length, @Nullable InetSocketAddress to) {
    vector.clear();
    int sent = from.trySend(vector.add(data, at, length), to);
    if (sent != length) {
      throw new IllegalStateException("sent " + sent);
    }
  }

  @Override
  void finish() {
    if (client != null && server != null) {
      client.close();
      server.close();
    }
  }
}
