package dev.alicorn.loop.linux.ffi;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.alicorn.loop.PipeAddress;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Socket addresses as the kernel has them: ip(7), ipv6(7), unix(7). Any thread. */
public final class SocketAddresses {
  /** The family of unix-domain sockets. */
  public static final int AF_UNIX = 1;

  /** The family of IPv4. */
  public static final int AF_INET = 2;

  /** The family of IPv6. */
  public static final int AF_INET6 = 10;

  /** Bytes that hold any address. */
  public static final int MAX_BYTES = 128;

  private static final int INET_BYTES = 16;
  private static final int INET6_BYTES = 28;
  private static final int UNIX_PATH_BYTES = 108;
  private static final ValueLayout.OfShort FAMILY = ValueLayout.JAVA_SHORT_UNALIGNED;
  private static final ValueLayout.OfShort PORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfInt SCOPE = ValueLayout.JAVA_INT_UNALIGNED;

  private SocketAddresses() {}

  /** The family of an address. */
  public static int family(SocketAddress address) {
    if (address instanceof InetSocketAddress inet) {
      return inet.getAddress() instanceof Inet6Address ? AF_INET6 : AF_INET;
    }
    return AF_UNIX;
  }

  /** Writes an address; how many bytes, or 0 when a path is too long. */
  public static int write(SocketAddress address, MemorySegment into) {
    return address instanceof InetSocketAddress inet
        ? writeInet(inet, into)
        : writeUnix(((PipeAddress) address).name(), into);
  }

  private static int writeInet(InetSocketAddress address, MemorySegment into) {
    into.asSlice(0, INET6_BYTES).fill((byte) 0);
    byte[] ip = address.getAddress().getAddress();
    boolean six = ip.length > 4;
    into.set(FAMILY, 0, (short) (six ? AF_INET6 : AF_INET));
    into.set(PORT, 2, (short) address.getPort());
    MemorySegment.copy(ip, 0, into, JAVA_BYTE, six ? 8 : 4, ip.length);
    if (address.getAddress() instanceof Inet6Address scoped) {
      into.set(SCOPE, 24, scoped.getScopeId());
    }
    return six ? INET6_BYTES : INET_BYTES;
  }

  private static int writeUnix(String name, MemorySegment into) {
    byte[] path = PathBytes.encode(name);
    boolean isAbstract = path.length > 0 && path[0] == 0;
    if (path.length > UNIX_PATH_BYTES - (isAbstract ? 0 : 1)) {
      return 0;
    }
    into.asSlice(0, MAX_BYTES).fill((byte) 0);
    into.set(FAMILY, 0, (short) AF_UNIX);
    MemorySegment.copy(path, 0, into, JAVA_BYTE, 2, path.length);
    return 2 + path.length + (isAbstract ? 0 : 1);
  }

  /** The address that lies in memory, or null for none that is known. */
  public static @Nullable SocketAddress read(MemorySegment from, int length) {
    if (length < 2) {
      return null;
    }
    return switch (from.get(FAMILY, 0)) {
      case AF_INET -> inet(from, 4, 4, 0);
      case AF_INET6 -> inet(from, 8, 16, from.get(SCOPE, 24));
      case AF_UNIX -> new PipeAddress(unixName(from, length));
      default -> null;
    };
  }

  private static InetSocketAddress inet(MemorySegment from, long at, int bytes, int scope) {
    byte[] ip = from.asSlice(at, bytes).toArray(JAVA_BYTE);
    int port = from.get(PORT, 2) & 0xFFFF;
    try {
      InetAddress address =
          bytes == 16 ? Inet6Address.getByAddress(null, ip, scope) : InetAddress.getByAddress(ip);
      return new InetSocketAddress(address, port);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e); // only for a wrong length
    }
  }

  private static String unixName(MemorySegment from, int length) {
    byte[] path = from.asSlice(2, Math.min(length, MAX_BYTES) - 2L).toArray(JAVA_BYTE);
    int end = path.length;
    if (end > 0 && path[0] != 0) {
      for (end = 0; end < path.length && path[end] != 0; end++) {}
    }
    return PathBytes.decode(Arrays.copyOf(path, end));
  }
}
