package dev.alicorn.loop;

import dev.alicorn.loop.spi.StreamKind;
import dev.alicorn.loop.spi.StreamPort;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A TCP stream or server, over IPv4 and IPv6.
 *
 * <p>Loop thread only. An address already in use is reported by {@link #listen} or {@link
 * #connect}, not by {@link #bind}, as in libuv; a server bound to "::" takes IPv4 clients too
 * unless told otherwise. libuv's page is "uv_tcp_t".
 */
public final class Tcp extends Stream {
  /** Bind flag: an IPv6 server takes no IPv4 clients. */
  public static final int IPV6_ONLY = StreamPort.BIND_IPV6_ONLY;

  /** Bind flag: several sockets may share the port (SO_REUSEPORT). */
  public static final int REUSE_PORT = StreamPort.BIND_REUSE_PORT;

  private int delayedBindError;
  private @Nullable InetSocketAddress boundTo;

  /** A new one, without a descriptor. */
  public Tcp(EventLoop loop) {
    super(loop, StreamKind.TCP);
  }

  /** Takes over a connected socket's descriptor. */
  public void open(int fd) {
    openDescriptor(fd);
  }

  /** Binds to an address; port 0 picks one. */
  public void bind(InetSocketAddress address) {
    bind(address, 0);
  }

  /**
   * Binds to an address.
   *
   * @param flags bits of {@link #IPV6_ONLY} and {@link #REUSE_PORT}
   * @throws SystemError EACCES, EADDRNOTAVAIL, EINVAL when bound already, …
   */
  public void bind(InetSocketAddress address, int flags) {
    StreamPort port = openPort();
    int result = address.isUnresolved() ? Errno.EINVAL : port.bind(address, flags);
    boundTo = address;
    if (result == Errno.EADDRINUSE) {
      delayedBindError = result;
    } else if (result < 0) {
      throw SystemError.ofAddress(result, "bind", address);
    }
  }

  /**
   * Listens; the callback comes for each connection.
   *
   * @throws SystemError EADDRINUSE, …
   */
  public void listen(int backlog, ConnectionCallback callback) {
    checkUsable();
    if (delayedBindError < 0 && boundTo != null) {
      throw SystemError.ofAddress(delayedBindError, "listen", boundTo);
    }
    startListen(backlog, callback);
  }

  /**
   * Connects; refusal and the like come by the callback.
   *
   * @throws SystemError EALREADY while it connects, EINVAL, ENETUNREACH, …
   */
  public ConnectRequest connect(InetSocketAddress address, ConnectCallback callback) {
    StreamPort port = openPort();
    if (isConnecting()) {
      throw SystemError.ofAddress(Errno.EALREADY, "connect", address);
    }
    if (address.isUnresolved()) {
      throw SystemError.ofAddress(Errno.EINVAL, "connect", address);
    }
    int result = delayedBindError < 0 ? delayedBindError : port.connect(address);
    if (result < 0 && result != Errno.ECONNREFUSED && delayedBindError == 0) {
      throw SystemError.ofAddress(result, "connect", address);
    }
    return connecting.start(address, result, callback);
  }

  /** Switches Nagle's algorithm off (true) or on. */
  public void noDelay(boolean enable) {
    SystemError.check(openPort().setNoDelay(enable), "setsockopt");
  }

  /** Switches keep-alive probes; the first comes after {@code delaySeconds} without traffic. */
  public void keepAlive(boolean enable, int delaySeconds) {
    checkUsable();
    if (enable && delaySeconds < 1) {
      throw SystemError.of(Errno.EINVAL, "setsockopt");
    }
    SystemError.check(openPort().setKeepAlive(enable, delaySeconds), "setsockopt");
  }

  /**
   * Switches keep-alive probes on: the first after {@code delaySeconds} without traffic, one more
   * every {@code intervalSeconds}, and after so many without an answer the connection is over.
   *
   * @throws SystemError EINVAL for numbers below 1, EBADF without a connection, ENOTSUP
   */
  public void keepAlive(int delaySeconds, int intervalSeconds, int probes) {
    checkUsable();
    if (delaySeconds < 1 || intervalSeconds < 1 || probes < 1) {
      throw SystemError.of(Errno.EINVAL, "setsockopt");
    }
    SystemError.check(openPort().setKeepAlive(delaySeconds, intervalSeconds, probes), "setsockopt");
  }

  /** Accepted for libuv's sake; does nothing, as on every unix. */
  public void simultaneousAccepts(boolean enable) {
    checkUsable();
  }

  /**
   * The local address.
   *
   * @throws SystemError EBADF before it has one
   */
  public InetSocketAddress getsockname() {
    StreamPort port = port();
    return address(port == null ? null : port.localAddress(), Errno.EBADF, "getsockname");
  }

  /**
   * The peer's address.
   *
   * @throws SystemError ENOTCONN when not connected
   */
  public InetSocketAddress getpeername() {
    StreamPort port = port();
    return address(port == null ? null : port.peerAddress(), Errno.ENOTCONN, "getpeername");
  }

  private InetSocketAddress address(@Nullable SocketAddress found, int errno, String syscall) {
    loop.checkThread();
    if (found instanceof InetSocketAddress address) {
      return address;
    }
    throw SystemError.of(errno, syscall);
  }

  /**
   * Closes with a RST instead of a FIN.
   *
   * @throws SystemError EINVAL after shutdown was called
   */
  public void closeReset(@Nullable Consumer<? super Handle> callback) {
    checkUsable();
    if (writer.isShuttingDown()) {
      throw SystemError.of(Errno.EINVAL, "uv_tcp_close_reset");
    }
    requestReset();
    close(callback);
  }
}
