import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.Signal;
import dev.alicorn.loop.Stream;
import dev.alicorn.loop.Tcp;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * Passes connections on to another server. A side that does not read is not written to without end:
 * the other is not read meanwhile. Each direction ends by itself. Usage: TcpProxy.java TARGET-HOST
 * TARGET-PORT [PORT]
 */
final class TcpProxy {
  private static final int BACKLOG = 511;
  private static final int LOW_WATER = 64 * 1024;
  private static final int HIGH_WATER = 1 << 20;

  private TcpProxy() {}

  /** Serves until SIGTERM. */
  public static void main(String[] args) {
    InetSocketAddress target = new InetSocketAddress(args[0], Integer.parseInt(args[1]));
    int port = args.length < 3 ? 0 : Integer.parseInt(args[2]);
    try (EventLoop loop = EventLoop.open()) {
      Tcp server = new Tcp(loop);
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      server.listen(BACKLOG, (from, status) -> accept(loop, from, target));
      System.out.println("listening on " + server.getsockname().getPort());
      new Signal(loop).start(Signal.SIGTERM, (handle, number) -> loop.stop());
      loop.run();
    }
  }

  private static void accept(EventLoop loop, Stream server, InetSocketAddress target) {
    Tcp client = new Tcp(loop);
    server.accept(client);
    Tcp upstream = new Tcp(loop);
    upstream.connect(
        target,
        (request, status) -> {
          if (status < 0) {
            System.out.println("no connection to " + target);
            client.close();
            upstream.close();
          } else {
            pass(client, upstream);
            pass(upstream, client);
          }
        });
  }

  private static void pass(Tcp from, Tcp to) {
    to.setWatermarks(LOW_WATER, HIGH_WATER, drained -> resume(from, to));
    resume(from, to);
  }

  private static void resume(Tcp from, Tcp to) {
    if (!from.isClosing() && from.isReadable() && !from.isActive()) {
      from.readStart((stream, nread, buffer, offset) -> onRead(from, to, nread, buffer, offset));
    }
  }

  private static void onRead(Tcp from, Tcp to, int nread, MemorySegment buffer, long offset) {
    if (nread < 0) {
      if (to.isWritable() && nread == dev.alicorn.loop.Errno.EOF) {
        to.shutdown((request, status) -> closeIfOver(from, to));
      } else {
        closeBoth(from, to);
      }
      return;
    }
    if (nread > 0 && !to.isClosing()) {
      ByteBuffer bytes = ByteBuffer.wrap(buffer.asSlice(offset, nread).toArray(JAVA_BYTE));
      to.write(
          bytes,
          (request, status) -> {
            if (status < 0) {
              closeBoth(from, to);
            }
          });
      if (to.isOverHighWater()) {
        from.readStop();
      }
    }
  }

  private static void closeIfOver(Tcp one, Tcp other) {
    if (!one.isWritable() && !other.isWritable()) {
      closeBoth(one, other);
    }
  }

  private static void closeBoth(Tcp one, Tcp other) {
    if (!one.isClosing()) {
      one.close();
    }
    if (!other.isClosing()) {
      other.close();
    }
  }
}
