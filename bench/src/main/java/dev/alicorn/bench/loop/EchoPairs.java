package dev.alicorn.bench.loop;

import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.RunMode;
import dev.alicorn.loop.Stream;
import dev.alicorn.loop.Tcp;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** TCP connections whose both ends are on one loop; what one end sends the other sends back. */
final class EchoPairs {
  private static final int BYTES = 64;
  private static final int BACKLOG = 4_096;

  private final MemorySegment message = Arena.ofAuto().allocate(BYTES);
  private final List<Stream> clients = new ArrayList<>();
  private final List<Stream> served = new ArrayList<>();
  private final Tcp server;
  private final EventLoop loop;
  private long left;

  /** Connects so many; runs the loop until all stand. */
  EchoPairs(EventLoop loop, int count) {
    this.loop = loop;
    server = new Tcp(loop);
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    server.listen(BACKLOG, (from, status) -> accept(from));
    for (int i = 0; i < count; i++) {
      connect();
      while (served.size() <= i || clients.size() <= i) {
        loop.run(RunMode.ONCE);
      }
    }
  }

  private void connect() {
    Tcp client = new Tcp(loop);
    client.connect(
        server.getsockname(),
        (request, status) -> {
          clients.add(client);
          client.readStart((stream, nread, data, at) -> next(stream));
        });
  }

  private void accept(Stream from) {
    Tcp accepted = new Tcp(loop);
    from.accept(accepted);
    served.add(accepted);
    accepted.readStart((stream, nread, data, at) -> stream.tryWrite(data, at, Math.max(nread, 0)));
  }

  /** Has so many messages go there and back, a message on each connection at a time. */
  void run(long messages) {
    left = messages;
    clients.forEach(this::next);
    loop.run();
  }

  private void next(Stream client) {
    if (--left >= 0) {
      client.tryWrite(message, 0, BYTES);
    } else if (left == -clients.size()) {
      loop.stop();
    }
  }

  /** Closes all, and runs the loop until that is done. */
  void close() {
    server.close();
    clients.forEach(Stream::close);
    served.forEach(Stream::close);
    loop.run();
  }
}
