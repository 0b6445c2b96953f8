package dev.alicorn.dns;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom a question goes to, and how patiently.
 *
 * @param servers asked in turn
 * @param timeoutMillis of the first round over the servers, doubled with each further one; at least
 *     {@link #LEAST_TIMEOUT_MILLIS}
 * @param tries rounds over the servers
 * @param maxTimeoutMillis what the timeout does not grow beyond; 0 for no bound
 * @param local4 the address from which IPv4 servers are asked, or null
 * @param local6 the address from which IPv6 servers are asked, or null
 */
public record DnsSettings(
    List<InetSocketAddress> servers,
    int timeoutMillis,
    int tries,
    int maxTimeoutMillis,
    @Nullable InetAddress local4,
    @Nullable InetAddress local6) {
  /** No server is given less time. */
  public static final int LEAST_TIMEOUT_MILLIS = 250;

  private static final int MOST_DOUBLINGS = 16;

  /** How long an attempt waits, in milliseconds. */
  long timeoutOf(int attempt) {
    int round = Math.min(attempt / servers.size(), MOST_DOUBLINGS);
    long timeout = (long) Math.max(timeoutMillis, LEAST_TIMEOUT_MILLIS) << round;
    return maxTimeoutMillis > 0 ? Math.min(timeout, maxTimeoutMillis) : timeout;
  }

  /** The address to ask a server from, or null for any. */
  @Nullable InetAddress localFor(InetSocketAddress server) {
    return server.getAddress() instanceof Inet6Address ? local6 : local4;
  }
}
