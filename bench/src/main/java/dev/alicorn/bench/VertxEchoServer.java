package dev.alicorn.bench;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;

/**
 * Vert.x's echo server on one event loop thread, over Netty's native epoll transport: {@code
 * VertxEchoServer PORT}; serves until it is killed.
 */
public final class VertxEchoServer {
  private VertxEchoServer() {}

  /**
   * Starts it.
   *
   * @param args the port
   */
  public static void main(String[] args) {
    if (args.length != 1) {
      System.err.println("usage: VertxEchoServer PORT");
      System.exit(2);
    }
    Vertx vertx =
        Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
    vertx
        .createNetServer(new NetServerOptions().setTcpNoDelay(true).setAcceptBacklog(4096))
        .connectHandler(VertxEchoServer::echo)
        .listen(Integer.parseInt(args[0]), "0.0.0.0")
        .onComplete(
            server ->
                System.out.println(
                    "echo on port "
                        + server.actualPort()
                        + ", native: "
                        + vertx.isNativeTransportEnabled()),
            failure -> {
              System.err.println(failure.getMessage());
              System.exit(1);
            });
  }

  private static void echo(NetSocket socket) {
    socket.handler(
        data -> {
          socket.write(data);
          if (socket.writeQueueFull()) {
            socket.pause();
            socket.drainHandler(drained -> socket.resume());
          }
        });
    socket.exceptionHandler(error -> socket.close());
  }
}
