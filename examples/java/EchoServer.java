import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.Signal;
import dev.alicorn.loop.Stream;
import dev.alicorn.loop.Tcp;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** Sends back what it is sent, until SIGTERM. Usage: EchoServer.java [PORT] */
final class EchoServer {
  private static final int BACKLOG = 511;
  private static final int HIGH_WATER = 1 << 20;

  private EchoServer() {}

  /** Serves on a port of the loopback; 0, any one, when none is given. */
  public static void main(String[] args) {
    int port = args.length == 0 ? 0 : Integer.parseInt(args[0]);
    try (EventLoop loop = EventLoop.open()) {
      Tcp server = new Tcp(loop);
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      server.listen(BACKLOG, (from, status) -> serve(loop, from));
      Signal signal = new Signal(loop);
      signal.unref(); // it alone is no reason to go on
      signal.start(
          Signal.SIGTERM,
          (handle, number) -> {
            System.out.println("bye");
            loop.stop();
          });
      System.out.println("listening on " + server.getsockname().getPort());
      loop.run();
    }
  }

  private static void serve(EventLoop loop, Stream server) {
    Tcp client = new Tcp(loop);
    server.accept(client);
    // A client that sends and does not read is not read either.
    client.setWatermarks(0, HIGH_WATER, drained -> drained.readStart(EchoServer::onRead));
    client.readStart(EchoServer::onRead);
  }

  private static void onRead(Stream client, int nread, MemorySegment buffer, long offset) {
    if (nread < 0) {
      client.close();
    } else if (nread > 0) {
      // The buffer is the loop's again when this returns; what is written must last.
      client.write(ByteBuffer.wrap(buffer.asSlice(offset, nread).toArray(JAVA_BYTE)), null);
      if (client.isOverHighWater()) {
        client.readStop();
      }
    }
  }
}
