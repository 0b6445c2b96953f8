package dev.alicorn.node.bindings;

import dev.alicorn.dns.DnsClient;
import dev.alicorn.dns.DnsRecord;
import dev.alicorn.dns.DnsSettings;
import dev.alicorn.dns.DnsStatus;
import dev.alicorn.dns.Question;
import dev.alicorn.engine.HostCall;
import dev.alicorn.loop.Addresses;
import dev.alicorn.loop.EventLoop;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code internalBinding('dns_queries')}: questions to name servers, by request id. Loop thread
 * only.
 *
 * <p>A request completes with the name of a failure, or with the records: type, seconds to keep,
 * and fields in turn.
 */
public final class DnsQueryBinding implements AutoCloseable {
  private final EventLoop loop;
  private final RequestRunner runner;
  private final Map<Integer, Question> questions = new HashMap<>();

  /** Over a loop. */
  public DnsQueryBinding(EventLoop loop, RequestRunner runner) {
    this.loop = loop;
    this.runner = runner;
  }

  /** Adds the functions. */
  public void register(BindingTable table) {
    table
        .group("dns_queries")
        .add("ask", this::ask)
        .add("askReverse", this::askReverse)
        .add("cancel", this::cancel);
  }

  private @Nullable Object ask(HostCall call) {
    int id = call.intAt(0);
    Question question =
        new DnsClient(loop)
            .ask(
                settings(call, 3),
                call.stringAt(1),
                call.stringAt(2),
                (status, records) -> complete(id, status, records));
    questions.put(id, question);
    return null;
  }

  private @Nullable Object askReverse(HostCall call) {
    int id = call.intAt(0);
    Question question =
        new DnsClient(loop)
            .askReverse(
                settings(call, 2),
                Objects.requireNonNull(Addresses.parse(call.stringAt(1))),
                (status, records) -> complete(id, status, records));
    questions.put(id, question);
    return null;
  }

  private static DnsSettings settings(HostCall call, int at) {
    return new DnsSettings(
        servers(call.stringAt(at)),
        call.intAt(at + 1),
        call.intAt(at + 2),
        call.intAt(at + 3),
        local(call, at + 4),
        local(call, at + 5));
  }

  private static @Nullable InetAddress local(HostCall call, int at) {
    String text = call.stringOrNullAt(at);
    return text == null ? null : Addresses.parse(text);
  }

  /** Reads servers as "host port" in lines. */
  private static List<InetSocketAddress> servers(String text) {
    List<InetSocketAddress> servers = new ArrayList<>();
    for (String line : text.lines().toList()) {
      int space = line.indexOf(' ');
      InetAddress host = Addresses.parse(line.substring(0, space));
      if (host != null) {
        servers.add(new InetSocketAddress(host, Integer.parseInt(line.substring(space + 1))));
      }
    }
    return servers;
  }

  private void complete(int id, DnsStatus status, List<DnsRecord> records) {
    questions.remove(id);
    Object result = status == DnsStatus.SUCCESS ? flat(records) : status.name();
    runner.gate().complete(id, null, result);
  }

  private static Object[] flat(List<DnsRecord> records) {
    List<Object> flat = new ArrayList<>();
    for (DnsRecord record : records) {
      flat.add(record.type());
      flat.add((double) record.ttl());
      flat.add(record.fields().toArray());
    }
    return flat.toArray();
  }

  private @Nullable Object cancel(HostCall call) {
    Question question = questions.get(call.intAt(0));
    if (question != null) {
      question.cancel();
    }
    return null;
  }

  @Override
  public void close() {
    List.copyOf(questions.values()).forEach(Question::cancel);
  }
}
