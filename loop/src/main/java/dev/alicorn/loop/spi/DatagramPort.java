package dev.alicorn.loop.spi;

import dev.alicorn.loop.IoVector;
import dev.alicorn.loop.SendRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * One UDP socket as a back end holds it.
 *
 * <p>Loop thread only. Results are 0 or a count, or a negative {@link dev.alicorn.loop.Errno}; no
 * method calls the sink. The rules are in the package description; libuv's page is "uv_udp_t".
 *
 * <p>The socket is made when its family is known: at bind, connect, open, or the first send, which
 * binds to any address. Options of a socket that is not there yet are {@code EBADF}.
 */
public interface DatagramPort {
  /** Bind flag: an IPv6 socket takes no IPv4 datagrams. */
  int BIND_IPV6_ONLY = 1;

  /** Bind flag: the address may be bound by others too (SO_REUSEADDR). */
  int BIND_REUSE_ADDR = 4;

  /** Bind flag: the kernel spreads datagrams over all sockets of the port (SO_REUSEPORT). */
  int BIND_REUSE_PORT = 64;

  /** Flag of a received datagram: it was longer than the buffer, and its end is lost. */
  int PARTIAL = 2;

  /** How many datagrams a port takes in its turn before others have theirs. */
  int RECEIVES_A_TURN = 640;

  /** A switch that is on or off, or a number. */
  enum Option {
    /** SO_BROADCAST, 0 or 1. */
    BROADCAST,
    /** IP_TTL or IPV6_UNICAST_HOPS, 1 to 255. */
    TTL,
    /** Hops of multicast datagrams, 0 to 255. */
    MULTICAST_TTL,
    /** Whether multicast datagrams come back to this host, 0 or 1. */
    MULTICAST_LOOP
  }

  /** Sets who hears of completions; called once, before anything else. */
  void attach(DatagramSink sink);

  /**
   * Takes over a descriptor and makes it non-blocking; 1 when it is connected, else 0, or errno.
   */
  int open(int fd);

  /** Binds; {@code flags} are those that begin with BIND. */
  int bind(InetSocketAddress address, int flags);

  /** Sets the one peer: others are not heard any more. */
  int connect(InetSocketAddress address);

  /** Unsets the peer. */
  int disconnect();

  /**
   * Sends what is first in the batch, in as few calls as there can be.
   *
   * @param count how many of the batch are set
   * @return how many were taken, 1 or more; or the errno of the first. After {@code EAGAIN} the
   *     sink's {@code onWritable} follows.
   */
  int send(SendRequest[] batch, int count);

  /** Sends one datagram or fails, {@code EAGAIN} included, without anything to follow; its size. */
  int trySend(IoVector data, @Nullable InetSocketAddress to);

  /** Starts to deliver {@code onDatagram}; idempotent. */
  int receiveStart();

  /** Delivers no further {@code onDatagram}; idempotent. */
  void receiveStop();

  /**
   * Joins or leaves a multicast group.
   *
   * @param source the only sender to hear, or null for all
   * @param nic an address of the interface for IPv4, a scope for IPv6; null for the system's choice
   */
  int membership(
      InetAddress group, @Nullable InetAddress source, @Nullable InetAddress nic, boolean join);

  /** Sets the interface by which multicast datagrams leave: an address, or a scope for IPv6. */
  int multicastInterface(InetAddress nic);

  /** Sets an option. */
  int set(Option option, int value);

  /** SO_SNDBUF: sets it when {@code bytes > 0}, returns the present size when 0. */
  int sendBufferSize(int bytes);

  /** SO_RCVBUF: sets it when {@code bytes > 0}, returns the present size when 0. */
  int receiveBufferSize(int bytes);

  /** The bound address, or null when there is none. */
  @Nullable InetSocketAddress localAddress();

  /** The peer's address, or null when not connected. */
  @Nullable InetSocketAddress peerAddress();

  /** The descriptor, or {@code EBADF} without one, or {@code ENOTSUP} where hidden. */
  int fileno();

  /** Closes at once; the descriptor is free when this returns, and the sink hears nothing more. */
  void close();

  /** A port of a back end that has no datagrams: every call that needs a socket is refused. */
  static DatagramPort unsupported() {
    return new UnsupportedDatagrams();
  }
}
