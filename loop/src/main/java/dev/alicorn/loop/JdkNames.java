package dev.alicorn.loop;

import dev.alicorn.loop.spi.NamePort;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Consumer;

/** Lookups by the JDK's resolver, for back ends that bring none. */
final class JdkNames implements NamePort {
  @Override
  public int addresses(String host, int family, List<InetAddress> out) {
    InetAddress literal = Addresses.parse(host);
    try {
      InetAddress[] found =
          literal != null ? new InetAddress[] {literal} : InetAddress.getAllByName(host);
      for (InetAddress each : found) {
        int kind = each instanceof Inet4Address ? FAMILY_INET : FAMILY_INET6;
        if (family == FAMILY_ANY || family == kind) {
          out.add(each);
        }
      }
      return out.isEmpty() ? Errno.EAI_NONAME : 0;
    } catch (UnknownHostException e) {
      String text = String.valueOf(e.getMessage());
      return text.contains("Temporary failure") ? Errno.EAI_AGAIN : Errno.EAI_NONAME;
    }
  }

  @Override
  public int hostName(InetAddress address, boolean nameRequired, Consumer<String> out) {
    String name = address.getCanonicalHostName();
    boolean unnamed = name.equals(address.getHostAddress());
    if (unnamed && nameRequired) {
      return Errno.EAI_NONAME;
    }
    out.accept(unnamed ? Addresses.text(address) : name);
    return 0;
  }
}
