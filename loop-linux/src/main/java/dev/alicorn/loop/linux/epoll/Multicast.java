package dev.alicorn.loop.linux.epoll;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.linux.ffi.SocketAddresses;
import dev.alicorn.loop.spi.DatagramPort.Option;
import java.lang.foreign.MemorySegment;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Multicast groups and hops: ip(7), ipv6(7). Loop thread only; results are 0 or errno. */
final class Multicast {
  private static final int IPPROTO_IP = 0;
  private static final int IP_TTL = 2;
  private static final int IP_MULTICAST_IF = 32;
  private static final int IP_MULTICAST_TTL = 33;
  private static final int IP_MULTICAST_LOOP = 34;
  private static final int IP_ADD_MEMBERSHIP = 35;
  private static final int IP_DROP_MEMBERSHIP = 36;
  private static final int IP_ADD_SOURCE_MEMBERSHIP = 39;
  private static final int IP_DROP_SOURCE_MEMBERSHIP = 40;
  private static final int IPV6_UNICAST_HOPS = 16;
  private static final int IPV6_MULTICAST_IF = 17;
  private static final int IPV6_MULTICAST_HOPS = 18;
  private static final int IPV6_MULTICAST_LOOP = 19;
  private static final int IPV6_JOIN_GROUP = 20;
  private static final int IPV6_LEAVE_GROUP = 21;
  private static final int MCAST_JOIN_SOURCE_GROUP = 46;
  private static final int MCAST_LEAVE_SOURCE_GROUP = 47;
  private static final int SOURCE_REQUEST_BYTES = 264; // struct group_source_req

  private Multicast() {}

  static int set(Sockets sockets, int fd, boolean six, Option option, int value) {
    if (option == Option.BROADCAST) {
      return sockets.set(fd, Sockets.SOL_SOCKET, Sockets.SO_BROADCAST, value);
    }
    int number =
        switch (option) {
          case TTL -> six ? IPV6_UNICAST_HOPS : IP_TTL;
          case MULTICAST_TTL -> six ? IPV6_MULTICAST_HOPS : IP_MULTICAST_TTL;
          default -> six ? IPV6_MULTICAST_LOOP : IP_MULTICAST_LOOP;
        };
    return sockets.set(fd, six ? Sockets.IPPROTO_IPV6 : IPPROTO_IP, number, value);
  }

  static int setInterface(Sockets sockets, int fd, InetAddress nic) {
    MemorySegment struct = sockets.struct();
    if (nic instanceof Inet6Address six) {
      struct.set(JAVA_INT, 0, six.getScopeId());
      return sockets.setStruct(fd, Sockets.IPPROTO_IPV6, IPV6_MULTICAST_IF, Integer.BYTES);
    }
    copy(nic, struct, 0);
    return sockets.setStruct(fd, IPPROTO_IP, IP_MULTICAST_IF, 4);
  }

  static int member(
      Sockets sockets,
      int fd,
      InetAddress group,
      @Nullable InetAddress source,
      @Nullable InetAddress nic,
      boolean join) {
    if ((source != null && isSix(source) != isSix(group))
        || (nic != null && isSix(nic) != isSix(group))) {
      return Errno.EINVAL;
    }
    MemorySegment struct = sockets.struct();
    struct.fill((byte) 0);
    if (isSix(group)) {
      return source == null
          ? joinSix(sockets, fd, group, nic, join)
          : joinSixSource(sockets, fd, group, source, nic, join);
    }
    copy(group, struct, 0);
    if (nic != null) {
      copy(nic, struct, 4);
    }
    if (source == null) {
      return sockets.setStruct(fd, IPPROTO_IP, join ? IP_ADD_MEMBERSHIP : IP_DROP_MEMBERSHIP, 8);
    }
    copy(source, struct, 8);
    return sockets.setStruct(
        fd, IPPROTO_IP, join ? IP_ADD_SOURCE_MEMBERSHIP : IP_DROP_SOURCE_MEMBERSHIP, 12);
  }

  private static int joinSix(
      Sockets sockets, int fd, InetAddress group, @Nullable InetAddress nic, boolean join) {
    MemorySegment struct = sockets.struct();
    copy(group, struct, 0);
    struct.set(JAVA_INT, 16, scope(nic));
    return sockets.setStruct(
        fd, Sockets.IPPROTO_IPV6, join ? IPV6_JOIN_GROUP : IPV6_LEAVE_GROUP, 20);
  }

  private static int joinSixSource(
      Sockets sockets,
      int fd,
      InetAddress group,
      InetAddress source,
      @Nullable InetAddress nic,
      boolean join) {
    MemorySegment struct = sockets.struct();
    struct.set(JAVA_INT, 0, scope(nic));
    int half = SocketAddresses.MAX_BYTES;
    SocketAddresses.write(new InetSocketAddress(group, 0), struct.asSlice(8, half));
    SocketAddresses.write(new InetSocketAddress(source, 0), struct.asSlice(8L + half, half));
    return sockets.setStruct(
        fd,
        Sockets.IPPROTO_IPV6,
        join ? MCAST_JOIN_SOURCE_GROUP : MCAST_LEAVE_SOURCE_GROUP,
        SOURCE_REQUEST_BYTES);
  }

  private static boolean isSix(InetAddress address) {
    return address instanceof Inet6Address;
  }

  private static int scope(@Nullable InetAddress nic) {
    return nic instanceof Inet6Address six ? six.getScopeId() : 0;
  }

  private static void copy(InetAddress address, MemorySegment into, long at) {
    byte[] bytes = address.getAddress();
    MemorySegment.copy(bytes, 0, into, JAVA_BYTE, at, bytes.length);
  }
}
