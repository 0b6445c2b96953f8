package dev.alicorn.node.bindings;

import dev.alicorn.loop.Addresses;
import dev.alicorn.loop.Errno;
import dev.alicorn.loop.SystemError;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** The host's name and its interfaces' addresses. Any thread. */
final class NetworkFacts {
  private static final int MAC_BYTES = 6;

  private NetworkFacts() {}

  static String hostname() {
    String name = ProcFiles.read("/proc/sys/kernel/hostname").strip();
    if (!name.isEmpty()) {
      return name;
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      throw SystemError.of(Errno.ENOSYS, "uv_os_gethostname");
    }
  }

  /** An address as sockets tell it: a scope, if there is one, by the name of its interface. */
  static String socketText(InetAddress address) {
    String text = Addresses.text(address);
    int scope = address instanceof Inet6Address six ? six.getScopeId() : 0;
    if (scope == 0) {
      return text;
    }
    try {
      NetworkInterface nic = NetworkInterface.getByIndex(scope);
      return nic == null ? text : text.substring(0, text.indexOf('%') + 1) + nic.getName();
    } catch (SocketException e) {
      return text;
    }
  }

  /**
   * For each address of an interface that is up: name, address, netmask, family, hardware address,
   * whether it is internal, and the scope (-1 for IPv4); one after the other.
   */
  static Object[] interfaces() {
    try {
      List<Object> list = new ArrayList<>();
      List<NetworkInterface> interfaces =
          NetworkInterface.networkInterfaces()
              .sorted(Comparator.comparingInt(NetworkInterface::getIndex))
              .toList();
      for (NetworkInterface each : interfaces) {
        if (each.isUp()) {
          addAddresses(each, list);
        }
      }
      return list.toArray();
    } catch (SocketException e) {
      throw SystemError.of(Errno.EIO, "uv_interface_addresses");
    }
  }

  private static void addAddresses(NetworkInterface from, List<Object> list)
      throws SocketException {
    List<InterfaceAddress> addresses = new ArrayList<>(from.getInterfaceAddresses());
    addresses.sort(Comparator.comparingInt(each -> rank(each.getAddress())));
    for (InterfaceAddress each : addresses) {
      InetAddress address = each.getAddress();
      boolean four = address instanceof Inet4Address;
      list.add(from.getName());
      list.add(text(address));
      list.add(text(netmask(address.getAddress().length, each.getNetworkPrefixLength())));
      list.add(four ? "IPv4" : "IPv6");
      list.add(hardwareAddress(from));
      list.add(from.isLoopback());
      list.add(four ? -1 : scope(address));
    }
  }

  // As the kernel lists them: IPv4, then IPv6 with the link's own addresses last.
  private static int rank(InetAddress address) {
    if (address instanceof Inet4Address) {
      return 0;
    }
    return address.isLinkLocalAddress() ? 2 : 1;
  }

  private static int scope(InetAddress address) {
    boolean scoped = address instanceof Inet6Address && address.isLinkLocalAddress();
    return scoped ? ((Inet6Address) address).getScopeId() : 0;
  }

  private static String text(InetAddress address) {
    String text = Addresses.text(address);
    int zone = text.indexOf('%');
    return zone < 0 ? text : text.substring(0, zone);
  }

  private static InetAddress netmask(int bytes, int prefix) {
    byte[] mask = new byte[bytes];
    for (int bit = 0; bit < prefix; bit++) {
      mask[bit / Byte.SIZE] |= (byte) (0x80 >>> bit % Byte.SIZE);
    }
    try {
      return InetAddress.getByAddress(mask);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e); // only for other lengths than those of addresses
    }
  }

  private static String hardwareAddress(NetworkInterface from) throws SocketException {
    byte[] address = from.getHardwareAddress();
    return HexFormat.ofDelimiter(":").formatHex(address == null ? new byte[MAC_BYTES] : address);
  }
}
