package dev.alicorn.loop;

import dev.alicorn.loop.spi.NamePort;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Name lookups by the system's resolver, on the worker pool.
 *
 * <p>Loop thread only. Failures are a {@link SystemError} with {@code EAI_*} ({@code EAI_NONAME} is
 * what Node calls ENOTFOUND). libuv's pages are "DNS utility functions": {@code uv_getaddrinfo} and
 * {@code uv_getnameinfo}.
 */
public final class Names {
  /** A host with the service of its port. */
  public record HostAndService(String host, String service) {}

  private final EventLoop loop;
  private final NamePort port;

  Names(EventLoop loop, @Nullable NamePort port) {
    this.loop = loop;
    this.port = port == null ? new JdkNames() : port;
  }

  /**
   * Looks up the addresses of a host; a literal address yields itself.
   *
   * @param family 0 any, 4 or 6
   */
  public WorkRequest<List<InetAddress>> getAddrInfo(
      String host, int family, WorkCallback<List<InetAddress>> callback) {
    return loop.queueSlowWork(() -> addresses(host, family), callback);
  }

  /** Looks up the name of an address and the service of its port, as texts when they have none. */
  public WorkRequest<HostAndService> getNameInfo(
      InetSocketAddress address, WorkCallback<HostAndService> callback) {
    return loop.queueSlowWork(() -> nameOf(address), callback);
  }

  private List<InetAddress> addresses(String host, int family) {
    List<InetAddress> found = new ArrayList<>();
    SystemError.check(port.addresses(host, family, found), "getaddrinfo");
    return found;
  }

  private HostAndService nameOf(InetSocketAddress address) {
    InetAddress ip = address.getAddress();
    if (ip == null) {
      throw SystemError.of(Errno.EAI_NONAME, "getnameinfo");
    }
    String[] host = {""};
    SystemError.check(port.hostName(ip, false, name -> host[0] = name), "getnameinfo");
    return new HostAndService(host[0], Services.name(address.getPort()));
  }
}
