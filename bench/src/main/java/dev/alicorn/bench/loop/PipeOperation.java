package dev.alicorn.bench.loop;

import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.Pipe;
import dev.alicorn.loop.ReadCallback;
import dev.alicorn.loop.Stream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** Sends 64 bytes over a unix socket to the same loop, which sends them back; 16 connections. */
final class PipeOperation implements Operation {
  private static final int CONNECTIONS = 16;
  private static final int BYTES = 64;

  private final MemorySegment message = Arena.ofAuto().allocate(BYTES);
  private final List<Stream> open = new ArrayList<>();
  private int left;

  @Override
  public void begin(EventLoop loop, int count) {
    left = count;
    String name = "\0alicorn-bench-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
    Pipe server = new Pipe(loop);
    open.add(server);
    server.bind(name);
    server.listen(CONNECTIONS, (from, status) -> accept(loop, from));
    for (int i = 0; i < CONNECTIONS; i++) {
      Pipe client = new Pipe(loop);
      open.add(client);
      client.connect(name, (request, status) -> talk(client));
    }
  }

  private void accept(EventLoop loop, Stream server) {
    Pipe pipe = new Pipe(loop);
    open.add(pipe);
    server.accept(pipe);
    ReadCallback echo =
        (stream, nread, data, at) -> {
          if (nread > 0) {
            write(stream, data, at, nread);
          }
        };
    pipe.readStart(echo);
  }

  private void talk(Pipe client) {
    client.readStart((stream, nread, data, at) -> next(stream));
    next(client);
  }

  private void next(Stream client) {
    if (left-- > 0) {
      write(client, message, 0, BYTES);
    } else if (left == -CONNECTIONS) {
      open.forEach(Stream::close);
      open.clear();
    }
  }

  private static void write(Stream stream, MemorySegment data, long at, int length) {
    int written = stream.tryWrite(data, at, length);
    if (written != length) {
      throw new IllegalStateException("wrote " + written);
    }
  }
}
