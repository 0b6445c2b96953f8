package dev.alicorn.dns;

import dev.alicorn.loop.EventLoop;
import java.net.InetAddress;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Asks name servers. Loop thread only; a question under way keeps the loop alive. */
public final class DnsClient {
  private final EventLoop loop;

  /** On a loop. */
  public DnsClient(EventLoop loop) {
    this.loop = loop;
  }

  /**
   * Asks for the records of a name, which is taken as complete: no domain is searched.
   *
   * @param type a type's name, such as "MX", or "ANY"
   * @throws IllegalArgumentException for a type that is not known
   */
  public Question ask(DnsSettings settings, String name, String type, AnswerCallback callback) {
    int number = Type.value(type);
    if (number < 0) {
      throw new IllegalArgumentException(type);
    }
    if (name.endsWith(".onion") || name.endsWith(".onion.")) {
      return new Question(loop, settings, DnsStatus.NOTFOUND, callback); // RFC 7686
    }
    try {
      String complete = name.endsWith(".") ? name : name + ".";
      return ask(settings, Name.fromString(complete), number, callback);
    } catch (TextParseException e) {
      return new Question(loop, settings, DnsStatus.BADNAME, callback);
    }
  }

  /** Asks for the names of an address. */
  public Question askReverse(DnsSettings settings, InetAddress address, AnswerCallback callback) {
    return ask(settings, ReverseMap.fromAddress(address), Type.PTR, callback);
  }

  private Question ask(DnsSettings settings, Name name, int type, AnswerCallback callback) {
    if (settings.servers().isEmpty()) {
      return new Question(loop, settings, DnsStatus.NOSERVER, callback);
    }
    Message query = Message.newQuery(Record.newRecord(name, type, DClass.IN));
    return new Question(loop, settings, query, callback);
  }
}
