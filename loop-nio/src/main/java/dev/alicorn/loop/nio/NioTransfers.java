package dev.alicorn.loop.nio;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.IoVector;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** Single reads and writes on a channel, with numbers for outcomes. */
final class NioTransfers {
  private NioTransfers() {}

  /** Bytes read, 0 when there are none now, EOF, or another error. */
  static int read(@Nullable SocketChannel channel, ByteBuffer into) {
    try {
      int count = channel == null ? 0 : channel.read(into);
      return count < 0 ? Errno.EOF : count;
    } catch (IOException | RuntimeException e) {
      return Errnos.of(e);
    }
  }

  /** Bytes taken, EAGAIN when none could be, or another error; 0 only for no bytes. */
  static int write(@Nullable SocketChannel channel, BufferViews views, IoVector data) {
    if (data.count() == 1) {
      return write(channel, views.view(data.segment(0), data.offset(0), data.length(0)));
    }
    if (channel == null) {
      return Errno.ENOTCONN;
    }
    try {
      long count = data.remaining() == 0 ? 0 : channel.write(NioSockets.buffers(data));
      return count == 0 && data.remaining() > 0
          ? Errno.EAGAIN
          : (int) Math.min(count, Integer.MAX_VALUE);
    } catch (IOException | RuntimeException e) {
      return Errnos.of(e);
    }
  }

  /** Bytes taken, EAGAIN when none could be, or another error; 0 only for no bytes. */
  static int write(@Nullable SocketChannel channel, ByteBuffer data) {
    if (channel == null) {
      return Errno.ENOTCONN;
    }
    try {
      boolean some = data.hasRemaining();
      int count = channel.write(data);
      return count == 0 && some ? Errno.EAGAIN : count;
    } catch (IOException | RuntimeException e) {
      return Errnos.of(e);
    }
  }
}
