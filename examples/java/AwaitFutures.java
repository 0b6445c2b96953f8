import dev.alicorn.loop.Async;
import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.LoopFutures;
import dev.alicorn.loop.SystemError;
import dev.alicorn.loop.Tcp;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Code from top to bottom on virtual threads, over a loop that never blocks: a server that answers
 * each line, and a client. Usage: AwaitFutures.java
 */
final class AwaitFutures {
  private final EventLoop loop;
  private final LoopFutures futures;

  private AwaitFutures(EventLoop loop) {
    this.loop = loop;
    this.futures = new LoopFutures(loop);
  }

  /** Prints a conversation, then what became of a connection to nobody. */
  public static void main(String[] args) {
    try (EventLoop loop = EventLoop.open()) {
      AwaitFutures program = new AwaitFutures(loop);
      Tcp server = program.serve();
      InetSocketAddress address = server.getsockname();
      // While the other thread thinks, nothing pends on the loop: this keeps it running.
      Async over = new Async(loop, Async::close);
      Thread.ofVirtual()
          .start(
              () -> {
                program.talk(server, address);
                over.send();
              });
      loop.run();
    }
  }

  private Tcp serve() {
    Tcp server = new Tcp(loop);
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    server.listen(
        128,
        (from, status) -> {
          Tcp client = new Tcp(loop);
          from.accept(client);
          Thread.ofVirtual().start(() -> answer(client));
        });
    return server;
  }

  private void answer(Tcp client) {
    while (true) {
      byte[] question = LoopFutures.await(futures.read(client));
      if (question.length == 0) {
        LoopFutures.await(futures.close(client));
        return;
      }
      String text = new String(question, StandardCharsets.UTF_8);
      LoopFutures.await(futures.delay(Duration.ofMillis(10)));
      LoopFutures.await(futures.write(client, utf8("you said " + text)));
    }
  }

  private void talk(Tcp server, InetSocketAddress address) {
    Tcp tcp = LoopFutures.await(futures.connect(address));
    for (String word : new String[] {"one", "two", "three"}) {
      LoopFutures.await(futures.write(tcp, utf8(word)));
      System.out.println(new String(LoopFutures.await(futures.read(tcp)), StandardCharsets.UTF_8));
    }
    int sum = LoopFutures.await(futures.work(() -> 1 + 2 + 3));
    System.out.println("sum " + sum);
    LoopFutures.await(futures.shutdown(tcp));
    LoopFutures.await(futures.close(tcp));
    LoopFutures.await(futures.close(server));
    try {
      LoopFutures.await(futures.connect(address));
    } catch (SystemError refused) {
      System.out.println(refused.code());
    }
  }

  private static ByteBuffer utf8(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
