import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.Stream;
import dev.alicorn.loop.Tcp;
import dev.alicorn.loop.Timer;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A reactor in the manner of Ruby's EventMachine, in a page: what such an interface is made of.
 * Usage: Reactor.java
 */
final class Reactor {
  /** What a connection is told; the methods are there to be overridden. */
  static class Connection {
    private Tcp tcp;

    /** The connection stands. */
    void postInit() {}

    /** Bytes came, as text. */
    void receiveData(String data) {}

    /** It is over. */
    void unbind() {}

    final void sendData(String data) {
      tcp.write(ByteBuffer.wrap(data.getBytes(StandardCharsets.UTF_8)), null);
    }

    final void closeConnectionAfterWriting() {
      tcp.shutdown((request, status) -> close());
    }

    final void close() {
      if (!tcp.isClosing()) {
        tcp.close(handle -> unbind());
      }
    }

    private void begin(Tcp stream) {
      tcp = stream;
      tcp.readStart(
          (from, nread, buffer, offset) -> {
            if (nread < 0) {
              close();
            } else if (nread > 0) {
              byte[] bytes = buffer.asSlice(offset, nread).toArray(JAVA_BYTE);
              receiveData(new String(bytes, StandardCharsets.UTF_8));
            }
          });
      postInit();
    }
  }

  private final EventLoop loop;

  private Reactor(EventLoop loop) {
    this.loop = loop;
  }

  /** Runs until nothing is left to wait for, or {@link #stop}. */
  static void run(Consumer<Reactor> block) {
    try (EventLoop loop = EventLoop.open()) {
      block.accept(new Reactor(loop));
      loop.run();
    }
  }

  void stop() {
    loop.stop();
  }

  void nextTick(Runnable block) {
    loop.execute(block);
  }

  Timer addTimer(long millis, Runnable block) {
    Timer timer = new Timer(loop);
    timer.startMillis(
        each -> {
          each.close();
          block.run();
        },
        millis,
        0);
    return timer;
  }

  Timer addPeriodicTimer(long millis, Consumer<Timer> block) {
    Timer timer = new Timer(loop);
    timer.startMillis(block::accept, millis, millis);
    return timer;
  }

  /** Runs an operation on the worker pool, then the callback here. */
  <T> void defer(Callable<T> operation, Consumer<T> callback) {
    loop.queueWork(
        operation,
        (error, result) -> {
          if (error != null) {
            throw new IllegalStateException(error);
          }
          callback.accept(result);
        });
  }

  Tcp startServer(String host, int port, Supplier<Connection> handler) {
    Tcp server = new Tcp(loop);
    server.bind(new InetSocketAddress(host, port));
    server.listen(128, (from, status) -> accept(from, handler.get()));
    return server;
  }

  private void accept(Stream server, Connection connection) {
    Tcp client = new Tcp(loop);
    server.accept(client);
    connection.begin(client);
  }

  void connect(String host, int port, Connection handler) {
    Tcp tcp = new Tcp(loop);
    tcp.connect(
        new InetSocketAddress(host, port),
        (request, status) -> {
          handler.tcp = tcp;
          if (status < 0) {
            handler.close();
          } else {
            handler.begin(tcp);
          }
        });
  }

  /** A server that shouts back, a client, timers and work: what they print is always the same. */
  public static void main(String[] args) {
    run(Reactor::demonstrate);
    System.out.println("nothing is left");
  }

  private static void demonstrate(Reactor reactor) {
    Tcp server =
        reactor.startServer(
            "127.0.0.1",
            0,
            () ->
                new Connection() {
                  @Override
                  void receiveData(String data) {
                    sendData(data.toUpperCase());
                    closeConnectionAfterWriting();
                  }
                });
    reactor.nextTick(() -> System.out.println("tick"));
    int port = server.getsockname().getPort();
    reactor.connect(
        "127.0.0.1",
        port,
        new Connection() {
          @Override
          void postInit() {
            sendData("hello");
          }

          @Override
          void receiveData(String data) {
            System.out.println("received " + data);
          }

          @Override
          void unbind() {
            System.out.println("unbound");
            server.close();
            reactor.defer(
                () -> 6 * 7,
                answer -> {
                  System.out.println("worked out " + answer);
                  countDown(reactor);
                });
          }
        });
  }

  private static void countDown(Reactor reactor) {
    int[] left = {3};
    reactor.addPeriodicTimer(
        20,
        timer -> {
          System.out.println("timer " + left[0]--);
          if (left[0] == 0) {
            timer.close();
          }
        });
    reactor.addTimer(200, () -> System.out.println("last"));
  }
}
