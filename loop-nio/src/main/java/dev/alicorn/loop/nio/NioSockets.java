package dev.alicorn.loop.nio;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.IoVector;
import dev.alicorn.loop.PipeAddress;
import dev.alicorn.loop.spi.StreamKind;
import dev.alicorn.loop.spi.StreamPort;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.NetworkChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/** The sockets of one port: their family, how they are bound, their options and addresses. */
final class NioSockets {
  /** The most ranges that one gathering write hands to the system. */
  private static final int MOST_RANGES = 1024;

  private final StreamKind kind;
  private ProtocolFamily family = StandardProtocolFamily.INET;

  /** Holds the address from bind until it is known whether this listens or connects. */
  private @Nullable SocketChannel bound;

  /** A bound unix-domain server: it exists from bind on. */
  private @Nullable ServerSocketChannel boundServer;

  private @Nullable Path ownPath;
  private int bindFlags;
  private boolean noDelay;
  private int keepAliveSeconds = -1;

  NioSockets(StreamKind kind) {
    this.kind = kind;
  }

  NioSockets accepted(SocketChannel channel) {
    NioSockets sockets = new NioSockets(kind);
    sockets.family = family;
    return sockets;
  }

  int bind(SocketAddress address, int flags) throws IOException {
    if (bound != null || boundServer != null) {
      return Errno.EINVAL;
    }
    if ((flags & StreamPort.BIND_IPV6_ONLY) != 0) {
      return Errno.ENOTSUP;
    }
    bindFlags = flags;
    if (kind == StreamKind.PIPE) {
      return bindPath(address);
    }
    SocketChannel channel = openStream(address);
    try {
      setBindOptions(channel);
      channel.bind(address);
      bound = channel;
      return 0;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private int bindPath(SocketAddress address) throws IOException {
    UnixDomainSocketAddress path = (UnixDomainSocketAddress) jdkAddress(address);
    ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.bind(path);
    } catch (IOException | RuntimeException e) {
      channel.close();
      return Errnos.of(e);
    }
    boundServer = channel;
    ownPath = path.getPath();
    return 0;
  }

  /** Two unix-domain sockets that are connected with each other. */
  SocketChannel[] pair() throws IOException {
    family = StandardProtocolFamily.UNIX;
    Path folder = Files.createTempDirectory("alicorn");
    Path path = folder.resolve("pair");
    try (ServerSocketChannel meeting = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      meeting.bind(UnixDomainSocketAddress.of(path));
      SocketChannel first = SocketChannel.open(UnixDomainSocketAddress.of(path));
      return new SocketChannel[] {first, meeting.accept()};
    } finally {
      Files.deleteIfExists(path);
      Files.delete(folder);
    }
  }

  private void setBindOptions(NetworkChannel channel) throws IOException {
    channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
    if ((bindFlags & StreamPort.BIND_REUSE_PORT) != 0) {
      channel.setOption(StandardSocketOptions.SO_REUSEPORT, true);
    }
  }

  /** A listening, non-blocking channel at the bound address, or at any. */
  ServerSocketChannel listen(int backlog) throws IOException {
    ServerSocketChannel channel = boundServer;
    boundServer = null;
    if (channel == null) {
      if (kind == StreamKind.PIPE) {
        throw new IllegalArgumentException("not bound");
      }
      channel = listenTcp(backlog);
    }
    channel.configureBlocking(false);
    return channel;
  }

  private ServerSocketChannel listenTcp(int backlog) throws IOException {
    SocketAddress address = new InetSocketAddress(InetAddress.ofLiteral("0.0.0.0"), 0);
    SocketChannel holder = bound;
    bound = null;
    if (holder != null) {
      address = holder.getLocalAddress();
      holder.close();
    }
    ServerSocketChannel channel = ServerSocketChannel.open(family);
    try {
      setBindOptions(channel);
      channel.bind(address, backlog);
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** A non-blocking channel that can connect to an address; the bound one if there is one. */
  SocketChannel streamFor(SocketAddress address) throws IOException {
    SocketChannel channel = bound;
    if (channel == null) {
      channel = openStream(address);
      bound = channel;
    }
    channel.configureBlocking(false);
    applyOptions(channel);
    return channel;
  }

  /** Closes the channel of a connect that failed at once. */
  void abandon() throws IOException {
    if (bound != null) {
      bound.close();
      bound = null;
    }
  }

  private SocketChannel openStream(SocketAddress address) throws IOException {
    if (kind == StreamKind.PIPE) {
      return SocketChannel.open(StandardProtocolFamily.UNIX);
    }
    boolean six =
        address instanceof InetSocketAddress inet && inet.getAddress() instanceof Inet6Address;
    family = six ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET;
    return SocketChannel.open(family);
  }

  SocketAddress jdkAddress(SocketAddress address) {
    if (address instanceof PipeAddress pipe) {
      if (pipe.isAbstract()) {
        throw new UnsupportedOperationException("abstract name");
      }
      return UnixDomainSocketAddress.of(pipe.name());
    }
    return address;
  }

  static ByteBuffer[] buffers(IoVector data) {
    ByteBuffer[] buffers = new ByteBuffer[Math.min(data.count(), MOST_RANGES)];
    for (int i = 0; i < buffers.length; i++) {
      buffers[i] = data.segment(i).asSlice(data.offset(i), data.length(i)).asByteBuffer();
    }
    return buffers;
  }

  int setNoDelay(@Nullable SocketChannel channel, boolean enable) {
    if (kind == StreamKind.PIPE) {
      return Errno.ENOTSUP;
    }
    noDelay = enable;
    return channel == null ? 0 : option(channel, StandardSocketOptions.TCP_NODELAY, enable);
  }

  int setKeepAlive(@Nullable SocketChannel channel, boolean enable, int seconds) {
    if (kind == StreamKind.PIPE) {
      return Errno.ENOTSUP;
    }
    keepAliveSeconds = enable ? seconds : -1;
    if (channel == null) {
      return 0;
    }
    int result = option(channel, StandardSocketOptions.SO_KEEPALIVE, enable);
    return result < 0 || !enable
        ? result
        : option(channel, ExtendedSocketOptions.TCP_KEEPIDLE, seconds);
  }

  int setKeepAlive(@Nullable SocketChannel channel, int seconds, int interval, int probes) {
    if (channel == null) {
      return Errno.EBADF;
    }
    int result = setKeepAlive(channel, true, seconds);
    if (result == 0) {
      result = option(channel, ExtendedSocketOptions.TCP_KEEPINTERVAL, interval);
    }
    return result < 0 ? result : option(channel, ExtendedSocketOptions.TCP_KEEPCOUNT, probes);
  }

  private void applyOptions(SocketChannel channel) {
    if (noDelay) {
      option(channel, StandardSocketOptions.TCP_NODELAY, true);
    }
    if (keepAliveSeconds > 0) {
      setKeepAlive(channel, true, keepAliveSeconds);
    }
  }

  private static <T> int option(NetworkChannel channel, SocketOption<T> name, T value) {
    try {
      channel.setOption(name, value);
      return 0;
    } catch (IOException | RuntimeException e) {
      return Errnos.of(e);
    }
  }

  static int sendBufferSize(@Nullable NetworkChannel channel, int bytes) {
    return bufferSize(channel, StandardSocketOptions.SO_SNDBUF, bytes);
  }

  static int receiveBufferSize(@Nullable NetworkChannel channel, int bytes) {
    return bufferSize(channel, StandardSocketOptions.SO_RCVBUF, bytes);
  }

  private static int bufferSize(
      @Nullable NetworkChannel channel, SocketOption<Integer> name, int bytes) {
    if (channel == null) {
      return Errno.EBADF;
    }
    try {
      if (bytes == 0) {
        return channel.getOption(name);
      }
      channel.setOption(name, bytes);
      return 0;
    } catch (IOException | RuntimeException e) {
      return Errnos.of(e);
    }
  }

  @Nullable SocketAddress localAddress(@Nullable NetworkChannel channel) {
    try {
      NetworkChannel present =
          channel != null ? channel : boundServer != null ? boundServer : bound;
      return present == null ? null : ownAddress(present.getLocalAddress());
    } catch (IOException e) {
      return null;
    }
  }

  @Nullable SocketAddress peerAddress(@Nullable SocketChannel channel) {
    try {
      return channel == null ? null : ownAddress(channel.getRemoteAddress());
    } catch (IOException e) {
      return null;
    }
  }

  /** As the kernel has it: the JDK turns IPv4-mapped IPv6 addresses into IPv4 ones. */
  private @Nullable SocketAddress ownAddress(@Nullable SocketAddress address) {
    if (address instanceof UnixDomainSocketAddress unix) {
      return new PipeAddress(unix.getPath().toString());
    }
    if (family == StandardProtocolFamily.INET6
        && address instanceof InetSocketAddress inet
        && inet.getAddress() instanceof Inet4Address four) {
      byte[] mapped = new byte[16];
      mapped[10] = -1;
      mapped[11] = -1;
      System.arraycopy(four.getAddress(), 0, mapped, 12, 4);
      try {
        return new InetSocketAddress(Inet6Address.getByAddress(null, mapped, -1), inet.getPort());
      } catch (UnknownHostException e) {
        return address;
      }
    }
    return address;
  }

  void close(@Nullable SocketChannel stream, @Nullable ServerSocketChannel server, boolean reset) {
    try {
      if (stream != null) {
        if (reset) {
          stream.setOption(StandardSocketOptions.SO_LINGER, 0);
        }
        stream.close();
      }
      if (server != null) {
        server.close();
      }
      if (boundServer != null) {
        boundServer.close();
      }
      if (bound != null) {
        bound.close();
      }
      if (ownPath != null) {
        Files.deleteIfExists(ownPath);
      }
    } catch (IOException | RuntimeException e) {
      // The descriptor is gone all the same.
    }
  }
}
