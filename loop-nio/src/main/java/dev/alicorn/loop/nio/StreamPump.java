package dev.alicorn.loop.nio;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carries bytes between the blocking streams of a child and sockets, a thread for each. */
final class StreamPump {
  private static final int BUFFER_BYTES = 16 * 1024;

  private StreamPump() {}

  /** Starts those that a child needs; the sockets are closed at the end of their streams. */
  static void connect(Process process, List<@Nullable SocketChannel> ends) {
    SocketChannel input = ends.get(0);
    if (input != null) {
      start(() -> feed(input, process.getOutputStream()));
    }
    SocketChannel output = ends.get(1);
    if (output != null) {
      start(() -> drain(process.getInputStream(), output));
    }
    SocketChannel errors = ends.get(2);
    if (errors != null) {
      start(() -> drain(process.getErrorStream(), errors));
    }
  }

  private static void start(Runnable pump) {
    Thread.ofPlatform().daemon().name("alicorn-pump").start(pump);
  }

  private static void feed(SocketChannel from, OutputStream to) {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    try {
      while (from.read(buffer) >= 0) {
        to.write(buffer.array(), 0, buffer.position());
        to.flush();
        buffer.clear();
      }
    } catch (IOException e) {
      // The child, or the one who writes to it, has gone: the other hears of it by the end.
    }
    closeQuietly(from); // first: the child ends when its input does, and all is closed by then
    closeQuietly(to);
  }

  private static void drain(InputStream from, SocketChannel to) {
    byte[] bytes = new byte[BUFFER_BYTES];
    try {
      for (int count = from.read(bytes); count >= 0; count = from.read(bytes)) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, count);
        while (buffer.hasRemaining()) {
          to.write(buffer);
        }
      }
    } catch (IOException e) {
      // Nobody reads any more: the child hears of it when it writes.
    }
    closeQuietly(from);
    closeQuietly(to);
  }

  static void closeQuietly(@Nullable Closeable closeable) {
    try {
      if (closeable != null) {
        closeable.close();
      }
    } catch (IOException e) {
      // It is gone.
    }
  }
}
