package dev.alicorn.dns;

import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.SystemError;
import dev.alicorn.loop.Tcp;
import dev.alicorn.loop.Udp;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;

/**
 * A question under way: servers are asked in turn until one gives an answer that counts.
 *
 * <p>Loop thread only. An answer that was cut off is fetched by TCP. After silence, a refused
 * connection or an answer that cannot be read the next server is asked, and again the first, as
 * often as the settings say; after a server's own failure only those that were not asked yet.
 */
public final class Question {
  private static final int HEADER_BYTES = 12;

  private final EventLoop loop;
  private final DnsSettings settings;
  private final AnswerCallback callback;
  private final @Nullable Record asked;
  private final byte[] wire;
  private @Nullable Exchange exchange;
  private DnsStatus failure = DnsStatus.TIMEOUT;
  private int attempts;
  private boolean byTcp;
  private boolean ended;

  Question(EventLoop loop, DnsSettings settings, Message query, AnswerCallback callback) {
    this.loop = loop;
    this.settings = settings;
    this.callback = callback;
    this.asked = query.getQuestion();
    this.wire = query.toWire();
    attempt();
  }

  /** One that has ended before it began. */
  Question(EventLoop loop, DnsSettings settings, DnsStatus status, AnswerCallback callback) {
    this.loop = loop;
    this.settings = settings;
    this.callback = callback;
    this.asked = null;
    this.wire = new byte[0];
    end(status, List.of());
  }

  /** Ends it, unless it has ended; the callback is told. */
  public void cancel() {
    end(DnsStatus.CANCELLED, List.of());
  }

  private void attempt() {
    int most = settings.servers().size() * settings.tries();
    while (!ended && exchange == null) {
      if (attempts >= most) {
        end(failure, List.of());
        return;
      }
      InetSocketAddress server = settings.servers().get(attempts % settings.servers().size());
      long timeout = settings.timeoutOf(attempts);
      attempts++;
      try {
        exchange = open(server, timeout);
      } catch (SystemError e) {
        failure = DnsStatus.CONNREFUSED;
      }
    }
  }

  private Exchange open(InetSocketAddress server, long timeoutMillis) {
    Exchange fresh =
        byTcp ? new TcpExchange(this, new Tcp(loop)) : new UdpExchange(this, new Udp(loop));
    fresh.begin(server, settings.localFor(server), wire, timeoutMillis);
    return fresh;
  }

  /** The present attempt came to nothing. */
  void failed(DnsStatus status) {
    failure = status;
    exchange = null;
    attempt();
  }

  /**
   * Takes what a server sent as the answer, readable or not; the exchange is closed then.
   *
   * @return false when it answers another question, so that the exchange must wait on
   */
  boolean take(Exchange from, byte[] bytes) {
    boolean hasId = bytes.length >= HEADER_BYTES;
    if (hasId && (bytes[0] != wire[0] || bytes[1] != wire[1])) {
      return false;
    }
    Message answer = parse(bytes);
    if (answer != null && !Objects.equals(asked, answer.getQuestion())) {
      return false;
    }
    from.close();
    exchange = null;
    if (answer == null) {
      failed(DnsStatus.BADRESP);
    } else if (answer.getHeader().getFlag(Flags.TC) && !byTcp) {
      byTcp = true;
      attempts--;
      attempt();
    } else {
      conclude(answer);
    }
    return true;
  }

  private static @Nullable Message parse(byte[] bytes) {
    try {
      return new Message(bytes);
    } catch (IOException | RuntimeException e) {
      return null; // whatever a parser of foreign bytes may stumble over
    }
  }

  private void conclude(Message answer) {
    switch (answer.getRcode()) {
      case Rcode.FORMERR -> end(DnsStatus.FORMERR, List.of());
      case Rcode.NXDOMAIN -> end(DnsStatus.NOTFOUND, List.of());
      case Rcode.SERVFAIL -> serverFailed(DnsStatus.SERVFAIL);
      case Rcode.NOTIMP -> serverFailed(DnsStatus.NOTIMP);
      case Rcode.REFUSED -> serverFailed(DnsStatus.REFUSED);
      default -> {
        List<DnsRecord> records = Records.of(answer);
        end(records.isEmpty() ? DnsStatus.NODATA : DnsStatus.SUCCESS, records);
      }
    }
  }

  private void serverFailed(DnsStatus status) {
    if (attempts < settings.servers().size()) {
      failed(status);
    } else {
      end(status, List.of());
    }
  }

  private void end(DnsStatus status, List<DnsRecord> records) {
    if (ended) {
      return;
    }
    ended = true;
    Exchange present = exchange;
    exchange = null;
    if (present != null) {
      present.close();
    }
    loop.execute(() -> callback.onAnswer(status, records));
  }
}
