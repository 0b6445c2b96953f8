package dev.alicorn.loop;

import dev.alicorn.loop.spi.DatagramPort;
import dev.alicorn.loop.spi.DatagramPort.Option;
import dev.alicorn.loop.spi.DatagramSink;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * A UDP socket without what goes through it: its port, address, groups and options.
 *
 * <p>Loop thread only; what the system refuses is thrown as a {@link SystemError}.
 */
abstract sealed class UdpSocket extends Handle permits Udp {
  private @Nullable DatagramPort port;
  private boolean bound;

  UdpSocket(EventLoop loop) {
    super(loop);
  }

  /** Who hears of the port. */
  abstract DatagramSink sink();

  /** The port, if it was opened. */
  final @Nullable DatagramPort port() {
    return port;
  }

  final DatagramPort openPort() {
    checkUsable();
    DatagramPort present = port;
    if (present == null) {
      present = loop.poll.backend().openDatagram();
      present.attach(sink());
      port = present;
    }
    return present;
  }

  /** It has an address, which nobody needs to give it any more. */
  final void markBound() {
    bound = true;
  }

  final void bindIfNot(String any, int flags) {
    if (!bound) {
      bind(new InetSocketAddress(InetAddress.ofLiteral(any), 0), flags);
    }
  }

  /** Binds to an address; port 0 picks one. */
  public final void bind(InetSocketAddress address) {
    bind(address, 0);
  }

  /**
   * Binds to an address.
   *
   * @param flags bits of {@link Udp#IPV6_ONLY}, {@link Udp#REUSE_ADDR} and {@link Udp#REUSE_PORT}
   * @throws SystemError EADDRINUSE, EACCES, EADDRNOTAVAIL, EINVAL when bound already, …
   */
  public final void bind(InetSocketAddress address, int flags) {
    DatagramPort present = openPort();
    int result = address.isUnresolved() ? Errno.EINVAL : present.bind(address, flags);
    if (result < 0) {
      throw SystemError.ofAddress(result, "bind", address);
    }
    bound = true;
  }

  /** Hears datagrams to a multicast group; {@code nic} as in {@link DatagramPort#membership}. */
  public final void joinGroup(InetAddress group, @Nullable InetAddress nic) {
    membership(group, null, nic, true);
  }

  /** Hears a multicast group no more. */
  public final void leaveGroup(InetAddress group, @Nullable InetAddress nic) {
    membership(group, null, nic, false);
  }

  /** Hears one sender's datagrams to a multicast group. */
  public final void joinSourceGroup(
      InetAddress group, InetAddress source, @Nullable InetAddress nic) {
    membership(group, source, nic, true);
  }

  /** Hears one sender's datagrams to a multicast group no more. */
  public final void leaveSourceGroup(
      InetAddress group, InetAddress source, @Nullable InetAddress nic) {
    membership(group, source, nic, false);
  }

  private void membership(
      InetAddress group, @Nullable InetAddress source, @Nullable InetAddress nic, boolean join) {
    checkUsable();
    bindIfNot(group.getAddress().length > 4 ? "::" : "0.0.0.0", DatagramPort.BIND_REUSE_ADDR);
    SystemError.check(openPort().membership(group, source, nic, join), "setsockopt");
  }

  /** Whether multicast datagrams come back to this host; they do at first. */
  public final void multicastLoop(boolean on) {
    set(Option.MULTICAST_LOOP, on ? 1 : 0);
  }

  /** How many routers multicast datagrams pass, 0 to 255; 1 at first. */
  public final void multicastTtl(int hops) {
    set(Option.MULTICAST_TTL, hops >= 0 && hops <= 255 ? hops : Errno.EINVAL);
  }

  /** Sets the interface by which multicast datagrams leave. */
  public final void multicastInterface(InetAddress nic) {
    SystemError.check(openPort().multicastInterface(nic), "setsockopt");
  }

  /** Whether it may send to broadcast addresses. */
  public final void broadcast(boolean on) {
    set(Option.BROADCAST, on ? 1 : 0);
  }

  /** How many routers datagrams pass, 1 to 255. */
  public final void ttl(int hops) {
    set(Option.TTL, hops >= 1 && hops <= 255 ? hops : Errno.EINVAL);
  }

  private void set(Option option, int value) {
    checkUsable();
    SystemError.check(value < 0 ? value : openPort().set(option, value), "setsockopt");
  }

  /** Sets the kernel's send buffer when {@code bytes > 0}; returns its size when 0. */
  public final int sendBufferSize(int bytes) {
    return SystemError.check(openPort().sendBufferSize(bytes), "setsockopt");
  }

  /** Sets the kernel's receive buffer when {@code bytes > 0}; returns its size when 0. */
  public final int receiveBufferSize(int bytes) {
    return SystemError.check(openPort().receiveBufferSize(bytes), "setsockopt");
  }

  /**
   * The local address.
   *
   * @throws SystemError EBADF before it has one
   */
  public final InetSocketAddress getsockname() {
    loop.checkThread();
    InetSocketAddress found = port == null ? null : port.localAddress();
    if (found == null) {
      throw SystemError.of(Errno.EBADF, "getsockname");
    }
    return found;
  }

  /**
   * The peer's address.
   *
   * @throws SystemError ENOTCONN when not connected
   */
  public final InetSocketAddress getpeername() {
    loop.checkThread();
    InetSocketAddress found = port == null ? null : port.peerAddress();
    if (found == null) {
      throw SystemError.of(Errno.ENOTCONN, "getpeername");
    }
    return found;
  }

  /** The descriptor. */
  public final int fileno() {
    checkUsable();
    return SystemError.check(port == null ? Errno.EBADF : port.fileno(), "fileno");
  }

  @Override
  boolean release() {
    DatagramPort present = port;
    port = null;
    if (present != null) {
      present.close();
    }
    return true;
  }
}
