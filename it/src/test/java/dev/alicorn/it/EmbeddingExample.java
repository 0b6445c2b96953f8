package dev.alicorn.it;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.Tcp;
import dev.alicorn.loop.Timer;
import dev.alicorn.node.NodeConfig;
import dev.alicorn.node.NodeRuntime;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The code that README.md shows: the bodies of these methods are in it, word for word. */
final class EmbeddingExample {
  private EmbeddingExample() {}

  static int runScript(Path script, Consumer<Timer> onTimer) {
    NodeRuntime node = new NodeRuntime(new NodeConfig().args(List.of("world")));
    CompletableFuture<Void> javaSide =
        node.loop().thenAccept(loop -> new Timer(loop).startMillis(onTimer, 10, 0));
    int exitCode = node.run(script);
    javaSide.join();
    return exitCode;
  }

  static void serveEcho(Consumer<Tcp> onListening) {
    try (EventLoop loop = EventLoop.open()) {
      Tcp server = new Tcp(loop);
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      server.listen(
          128,
          (listener, status) -> {
            Tcp client = new Tcp(loop);
            Timer idle = new Timer(loop);
            listener.accept(client);
            client.readStart(
                (stream, nread, buffer, offset) -> {
                  if (nread > 0) {
                    byte[] bytes = buffer.asSlice(offset, nread).toArray(JAVA_BYTE);
                    stream.write(ByteBuffer.wrap(bytes), null);
                    idle.again();
                  } else if (nread < 0) {
                    stream.close();
                    idle.close();
                  }
                });
            idle.startMillis(
                timer -> {
                  client.close();
                  timer.close();
                },
                30_000,
                30_000);
          });
      onListening.accept(server);
      loop.run();
    }
  }
}
