package dev.alicorn.dns;

import dev.alicorn.loop.Handle;
import dev.alicorn.loop.SystemError;
import dev.alicorn.loop.Timer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * One attempt with one server. It tells its question how it ended, once, and has closed itself
 * then. Loop thread only.
 */
abstract class Exchange {
  private final Question question;
  private final Handle socket;
  private final Timer timer;

  Exchange(Question question, Handle socket) {
    this.question = question;
    this.socket = socket;
    timer = new Timer(socket.loop());
  }

  /**
   * Asks.
   *
   * @param local the address to ask from, or null for any
   * @throws SystemError if the system refuses at once; it is closed then
   */
  final void begin(
      InetSocketAddress server, @Nullable InetAddress local, byte[] query, long timeoutMillis) {
    try {
      ask(server, local == null ? null : new InetSocketAddress(local, 0), query);
      timer.startMillis(each -> end(DnsStatus.TIMEOUT), timeoutMillis, 0);
    } catch (SystemError e) {
      close();
      throw e;
    }
  }

  abstract void ask(InetSocketAddress server, @Nullable InetSocketAddress local, byte[] query);

  /** Offers what came as the answer; false when it is another question's. */
  final boolean offer(byte[] message) {
    return question.take(this, message);
  }

  /** It came to nothing. */
  final void end(DnsStatus status) {
    if (!socket.isClosing()) {
      close();
      question.failed(status);
    }
  }

  /** Gives up; the question is told nothing. */
  final void close() {
    if (!socket.isClosing()) {
      socket.close();
      timer.close();
    }
  }
}
