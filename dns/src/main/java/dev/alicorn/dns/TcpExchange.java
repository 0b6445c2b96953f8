package dev.alicorn.dns;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.SystemError;
import dev.alicorn.loop.Tcp;
import dev.alicorn.loop.Timer;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An attempt by TCP, where a length of two bytes goes before each message. */
final class TcpExchange implements Exchange {
  private static final int LENGTH_BYTES = 2;

  private final Question question;
  private final Tcp socket;
  private final Timer timer;
  private final byte[] query;
  private final byte[] received = new byte[LENGTH_BYTES + 0xFFFF];
  private int count;

  TcpExchange(
      EventLoop loop,
      InetSocketAddress server,
      @Nullable InetAddress local,
      byte[] query,
      long timeoutMillis,
      Question question) {
    this.question = question;
    this.query = query;
    socket = new Tcp(loop);
    timer = new Timer(loop);
    try {
      if (local != null) {
        socket.bind(new InetSocketAddress(local, 0));
      }
      socket.connect(server, (request, status) -> connected(status));
      timer.startMillis(each -> end(DnsStatus.TIMEOUT), timeoutMillis, 0);
    } catch (SystemError e) {
      close();
      throw e;
    }
  }

  private void connected(int status) {
    if (status < 0) {
      end(DnsStatus.CONNREFUSED);
      return;
    }
    ByteBuffer message = ByteBuffer.allocate(LENGTH_BYTES + query.length);
    message.putShort((short) query.length).put(query).flip();
    try {
      socket.write(message, null);
      socket.readStart((stream, nread, buffer, at) -> came(nread, buffer, at));
    } catch (SystemError e) {
      end(DnsStatus.CONNREFUSED);
    }
  }

  private void came(int nread, MemorySegment buffer, long at) {
    if (nread < 0) {
      end(DnsStatus.CONNREFUSED);
      return;
    }
    int taken = Math.min(nread, received.length - count);
    MemorySegment.copy(buffer, JAVA_BYTE, at, received, count, taken);
    count += taken;
    if (count < LENGTH_BYTES) {
      return;
    }
    int end = LENGTH_BYTES + (((received[0] & 255) << 8) | (received[1] & 255));
    if (count >= end) {
      byte[] message = Arrays.copyOfRange(received, LENGTH_BYTES, end);
      if (!question.take(this, message)) {
        end(DnsStatus.BADRESP);
      }
    }
  }

  private void end(DnsStatus status) {
    if (!socket.isClosing()) {
      close();
      question.failed(status);
    }
  }

  @Override
  public void close() {
    if (!socket.isClosing()) {
      socket.close();
      timer.close();
    }
  }
}
