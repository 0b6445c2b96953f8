package dev.alicorn.dns;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.SystemError;
import dev.alicorn.loop.Timer;
import dev.alicorn.loop.Udp;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * An attempt by UDP, from a socket of its own: its port is one more number that who forges an
 * answer has to guess.
 */
final class UdpExchange implements Exchange {
  private final Question question;
  private final Udp socket;
  private final Timer timer;

  UdpExchange(
      EventLoop loop,
      InetSocketAddress server,
      @Nullable InetAddress local,
      byte[] query,
      long timeoutMillis,
      Question question) {
    this.question = question;
    socket = new Udp(loop);
    timer = new Timer(loop);
    try {
      if (local != null) {
        socket.bind(new InetSocketAddress(local, 0));
      }
      socket.connect(server);
      socket.receiveStart((handle, nread, buffer, at, from, flags) -> came(nread, buffer, at));
      socket.send(
          MemorySegment.ofArray(query), 0, query.length, null, (request, status) -> sent(status));
      timer.startMillis(each -> end(DnsStatus.TIMEOUT), timeoutMillis, 0);
    } catch (SystemError e) {
      close();
      throw e;
    }
  }

  private void sent(int status) {
    if (status < 0 && status != Errno.ECANCELED) {
      end(DnsStatus.CONNREFUSED);
    }
  }

  private void came(int nread, MemorySegment buffer, long at) {
    if (nread < 0) {
      end(DnsStatus.CONNREFUSED);
      return;
    }
    question.take(this, buffer.asSlice(at, nread).toArray(JAVA_BYTE));
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
