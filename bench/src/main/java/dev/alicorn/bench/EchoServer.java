package dev.alicorn.bench;

import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.EventLoopBuilder;
import dev.alicorn.loop.Stream;
import dev.alicorn.loop.SystemError;
import dev.alicorn.loop.Tcp;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * An echo server on one loop thread, over the loop's public API alone: {@code EchoServer PORT
 * [epoll|io_uring|nio]}.
 *
 * <p>Serves until it is killed. Port 0 takes a free one; the first line of output tells it.
 */
public final class EchoServer {
  private static final int BACKLOG = 4096;

  private final EventLoop loop;
  private final RestPool pool = new RestPool();

  private EchoServer(EventLoop loop) {
    this.loop = loop;
  }

  /**
   * Starts it.
   *
   * @param args the port, and the back end where it shall not be the best
   */
  public static void main(String[] args) {
    if (args.length < 1 || args.length > 2 || !args[0].matches("\\d{1,5}")) {
      System.err.println("usage: echo-server PORT [epoll|io_uring|nio]");
      System.exit(2);
    }
    EventLoopBuilder builder = EventLoop.builder();
    if (args.length == 2) {
      builder.backend(args[1]);
    }
    try (EventLoop loop = builder.open()) {
      new EchoServer(loop).listen(Integer.parseInt(args[0]));
      loop.run();
    } catch (SystemError | IllegalStateException e) {
      System.err.println("echo-server: " + e.getMessage());
      System.exit(1);
    }
  }

  private void listen(int port) {
    Tcp server = new Tcp(loop);
    server.bind(new InetSocketAddress(InetAddress.ofLiteral("0.0.0.0"), port));
    server.listen(BACKLOG, this::onConnection);
    System.out.println(
        "echo on port " + server.getsockname().getPort() + ", back end " + loop.backendName());
  }

  private void onConnection(Stream server, int status) {
    if (status < 0) {
      return; // out of descriptors, say; those that are open go on
    }
    Tcp client = new Tcp(loop);
    server.accept(client);
    client.noDelay(true);
    client.readStart(new EchoConnection(pool));
  }
}
