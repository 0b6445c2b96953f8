package dev.alicorn.dns;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.Udp;
import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * An attempt by UDP, from a socket of its own: its port is one more number that who forges an
 * answer has to guess.
 */
final class UdpExchange extends Exchange {
  private final Udp socket;

  UdpExchange(Question question, Udp socket) {
    super(question, socket);
    this.socket = socket;
  }

  @Override
  void ask(InetSocketAddress server, @Nullable InetSocketAddress local, byte[] query) {
    if (local != null) {
      socket.bind(local);
    }
    socket.connect(server);
    socket.receiveStart((handle, nread, buffer, at, from, flags) -> came(nread, buffer, at));
    socket.send(
        MemorySegment.ofArray(query), 0, query.length, null, (request, status) -> sent(status));
  }

  private void sent(int status) {
    if (status < 0 && status != Errno.ECANCELED) {
      end(DnsStatus.CONNREFUSED);
    }
  }

  private void came(int nread, MemorySegment buffer, long at) {
    if (nread < 0) {
      end(DnsStatus.CONNREFUSED);
    } else {
      offer(buffer.asSlice(at, nread).toArray(JAVA_BYTE));
    }
  }
}
