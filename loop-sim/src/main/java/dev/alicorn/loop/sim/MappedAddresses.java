package dev.alicorn.loop.sim;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** IPv4 addresses as a server sees them that listens on IPv6; ipv6(7). Any thread. */
final class MappedAddresses {
  private static final int BYTES = 16;
  private static final int PREFIX_AT = 10;
  private static final int ADDRESS_AT = 12;

  private MappedAddresses() {}

  static SocketAddress asSeenBy(@Nullable SocketAddress server, SocketAddress address) {
    boolean mapped =
        server instanceof InetSocketAddress six
            && six.getAddress() instanceof Inet6Address
            && address instanceof InetSocketAddress four
            && four.getAddress() instanceof Inet4Address;
    return mapped ? map((InetSocketAddress) address) : address;
  }

  private static InetSocketAddress map(InetSocketAddress address) {
    byte[] bytes = new byte[BYTES];
    bytes[PREFIX_AT] = (byte) 0xFF;
    bytes[PREFIX_AT + 1] = (byte) 0xFF;
    byte[] four = address.getAddress().getAddress();
    System.arraycopy(four, 0, bytes, ADDRESS_AT, four.length);
    try {
      InetAddress six = Inet6Address.getByAddress(null, bytes, -1);
      return new InetSocketAddress(six, address.getPort());
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
