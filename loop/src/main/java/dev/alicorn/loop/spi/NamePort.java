package dev.alicorn.loop.spi;

import java.net.InetAddress;
import java.util.List;
import java.util.function.Consumer;

/**
 * Blocking name lookups, as getaddrinfo(3) and getnameinfo(3) do them.
 *
 * <p>Thread-safe; called from pool threads. Errors are {@code Errno.EAI_*}.
 */
public interface NamePort {
  /** Any address family. */
  int FAMILY_ANY = 0;

  /** IPv4 only. */
  int FAMILY_INET = 4;

  /** IPv6 only. */
  int FAMILY_INET6 = 6;

  /** Appends the addresses of a host in the resolver's order; 0 or errno. */
  int addresses(String host, int family, List<InetAddress> out);

  /** Gives the host name of an address, or its text when it has none; 0 or errno. */
  int hostName(InetAddress address, boolean nameRequired, Consumer<String> out);
}
