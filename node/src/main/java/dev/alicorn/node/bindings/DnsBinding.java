package dev.alicorn.node.bindings;

import dev.alicorn.engine.HostCall;
import dev.alicorn.loop.Addresses;
import dev.alicorn.loop.Names;
import dev.alicorn.loop.SystemError;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code internalBinding('dns')}: lookups by the system's resolver, through the pool. */
public final class DnsBinding {
  private final Names names;
  private final RequestRunner runner;

  /** Over the loop's lookups. */
  public DnsBinding(Names names, RequestRunner runner) {
    this.names = names;
    this.runner = runner;
  }

  /** Adds the functions. */
  public void register(BindingTable table) {
    table.group("dns").add("getaddrinfo", this::addresses).add("getnameinfo", this::name);
  }

  private @Nullable Object addresses(HostCall call) {
    int id = call.intAt(0);
    names.getAddrInfo(
        call.stringAt(1),
        call.intAt(2),
        (error, found) -> complete(id, error, found == null ? null : texts(found)));
    return null;
  }

  private static Object[] texts(List<InetAddress> addresses) {
    Set<String> texts = new LinkedHashSet<>();
    addresses.forEach(address -> texts.add(Addresses.text(address)));
    return texts.toArray();
  }

  private @Nullable Object name(HostCall call) {
    int id = call.intAt(0);
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.ofLiteral(call.stringAt(1)), call.intAt(2));
    names.getNameInfo(
        address,
        (error, found) ->
            complete(
                id, error, found == null ? null : new Object[] {found.host(), found.service()}));
    return null;
  }

  private void complete(int id, @Nullable Throwable error, @Nullable Object result) {
    runner.gate().complete(id, null, error instanceof SystemError e ? e.errno() : result);
  }
}
