package dev.alicorn.dns;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.alicorn.loop.SystemError;
import dev.alicorn.loop.Tcp;
import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An attempt by TCP, where a length of two bytes goes before each message. */
final class TcpExchange extends Exchange {
  private static final int LENGTH_BYTES = 2;

  private final Tcp socket;
  private final byte[] received = new byte[LENGTH_BYTES + 0xFFFF];
  private int count;

  TcpExchange(Question question, Tcp socket) {
    super(question, socket);
    this.socket = socket;
  }

  @Override
  void ask(InetSocketAddress server, @Nullable InetSocketAddress local, byte[] query) {
    if (local != null) {
      socket.bind(local);
    }
    socket.connect(server, (request, status) -> connected(status, query));
  }

  private void connected(int status, byte[] query) {
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
      if (!offer(Arrays.copyOfRange(received, LENGTH_BYTES, end))) {
        end(DnsStatus.BADRESP);
      }
    }
  }
}
