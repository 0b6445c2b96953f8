package dev.alicorn.loop.linux.epoll;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.IoVector;
import dev.alicorn.loop.SendRequest;
import dev.alicorn.loop.linux.ffi.Call;
import dev.alicorn.loop.linux.ffi.Linux;
import dev.alicorn.loop.linux.ffi.SocketAddresses;
import dev.alicorn.loop.spi.DatagramPort;
import dev.alicorn.loop.spi.DatagramSink;
import java.lang.foreign.MemorySegment;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A datagram port on a descriptor.
 *
 * <p>Being edge-triggered, it remembers in {@code readable} that the last edge was not used up: it
 * holds until a call brings fewer datagrams than it could.
 */
final class EpollDatagramPort implements DatagramPort, Pollable {
  private static final int F_GETFL = 3;
  private static final int F_SETFL = 4;
  private static final int O_NONBLOCK = 0x800;

  private final Poller poller;
  private final Sockets sockets;
  private @Nullable DatagramSink sink;
  private int fd = -1;
  private long key;
  private boolean six;
  private boolean receiving;
  private boolean readable;
  private boolean failed;
  private boolean wantsRoom;
  private boolean turnAsked;

  EpollDatagramPort(Poller poller) {
    this.poller = poller;
    this.sockets = poller.sockets;
  }

  private DatagramSink sink() {
    return Objects.requireNonNull(sink, "attach comes first");
  }

  @Override
  public void attach(DatagramSink listener) {
    sink = listener;
  }

  @Override
  public int open(int given) {
    if (fd >= 0) {
      return Errno.EBUSY;
    }
    int flags = Linux.quick(Call.FCNTL, given, F_GETFL, 0);
    if (flags < 0) {
      return flags;
    }
    InetSocketAddress local = inet(Call.GETSOCKNAME, given);
    if (local == null) {
      return Errno.ENOTSOCK;
    }
    Linux.quick(Call.FCNTL, given, F_SETFL, flags | O_NONBLOCK);
    six = local.getAddress() instanceof Inet6Address;
    int result = register(given);
    return result < 0 ? result : inet(Call.GETPEERNAME, given) == null ? 0 : 1;
  }

  private int register(int fresh) {
    long result = poller.register(fresh, this);
    if (result < 0) {
      return (int) result;
    }
    key = result;
    fd = fresh;
    return 0;
  }

  /** Makes the socket if there is none yet. */
  private int make(InetSocketAddress address) {
    if (fd >= 0) {
      return 0;
    }
    int family = SocketAddresses.family(address);
    int made = sockets.datagramSocket(family);
    if (made < 0) {
      return made;
    }
    six = family == SocketAddresses.AF_INET6;
    int result = register(made);
    if (result < 0) {
      Sockets.close(made);
    }
    return result;
  }

  @Override
  public int bind(InetSocketAddress address, int flags) {
    boolean onlySix = (flags & BIND_IPV6_ONLY) != 0;
    if (onlySix && !(address.getAddress() instanceof Inet6Address)) {
      return Errno.EINVAL;
    }
    int result = make(address);
    if (result == 0 && (flags & BIND_REUSE_ADDR) != 0) {
      result = sockets.set(fd, Sockets.SOL_SOCKET, Sockets.SO_REUSEADDR, 1);
    }
    if (result == 0 && (flags & BIND_REUSE_PORT) != 0) {
      result = sockets.set(fd, Sockets.SOL_SOCKET, Sockets.SO_REUSEPORT, 1);
    }
    if (result == 0 && onlySix) {
      result = sockets.set(fd, Sockets.IPPROTO_IPV6, Sockets.IPV6_V6ONLY, 1);
    }
    if (result < 0) {
      return result;
    }
    result = sockets.bind(fd, address);
    return result == Errno.EAFNOSUPPORT ? Errno.EINVAL : result; // as libuv tells it
  }

  @Override
  public int connect(InetSocketAddress address) {
    int result = make(address);
    return result < 0 ? result : sockets.connect(fd, address);
  }

  @Override
  public int disconnect() {
    MemorySegment unspecified = sockets.struct();
    unspecified.fill((byte) 0);
    return Linux.quick(Call.CONNECT, fd, unspecified.address(), SocketAddresses.MAX_BYTES);
  }

  @Override
  public int send(SendRequest[] batch, int count) {
    int result = ready(batch[0].address());
    if (result < 0) {
      return result;
    }
    result = count == 1 ? sendOne(batch[0]) : poller.datagrams().send(fd, batch, count);
    wantsRoom = result == Errno.EAGAIN;
    return result;
  }

  /** Sends one: a count above 0, or errno. */
  private int sendOne(SendRequest request) {
    int size = poller.datagrams().sendOne(fd, request.data(), request.address());
    return size < 0 ? size : 1;
  }

  @Override
  public int trySend(IoVector data, @Nullable InetSocketAddress to) {
    int result = ready(to);
    return result < 0 ? result : poller.datagrams().sendOne(fd, data, to);
  }

  private int ready(@Nullable InetSocketAddress to) {
    return fd >= 0 ? 0 : to == null ? Errno.EDESTADDRREQ : make(to);
  }

  @Override
  public int receiveStart() {
    if (fd < 0) {
      return Errno.EBADF;
    }
    receiving = true;
    if (readable) {
      askForTurn();
    }
    return 0;
  }

  @Override
  public void receiveStop() {
    receiving = false;
  }

  private void askForTurn() {
    if (!turnAsked) {
      turnAsked = true;
      poller.comeBack(this);
    }
  }

  @Override
  public void onEvents(int events) {
    if ((events & (EpollEvents.IN | EpollEvents.ERR)) != 0) {
      readable = true;
      failed |= (events & EpollEvents.ERR) != 0;
      receive();
    }
    if ((events & EpollEvents.OUT) != 0 && wantsRoom && fd >= 0) {
      wantsRoom = false;
      sink().onWritable();
    }
  }

  @Override
  public void onTurn() {
    turnAsked = false;
    receive();
  }

  private void receive() {
    DatagramBatch batch = poller.datagrams();
    int taken = 0;
    while (receiving && readable && fd >= 0) {
      if (taken >= RECEIVES_A_TURN) {
        askForTurn();
        return;
      }
      int count = batch.receive(fd);
      if (count == Errno.EAGAIN) {
        readable = false;
      } else if (count < 0) {
        failed = false;
        taken++;
        sink().onDatagram(count, MemorySegment.NULL, 0, null, 0);
      } else {
        readable = count == DatagramBatch.SIZE || failed;
        taken += count;
        deliver(batch, count);
      }
    }
  }

  private void deliver(DatagramBatch batch, int count) {
    for (int i = 0; i < count && fd >= 0 && receiving; i++) {
      int flags = batch.isPartial(i) ? PARTIAL : 0;
      sink().onDatagram(batch.length(i), batch.memory(), batch.offset(i), batch.from(i), flags);
    }
  }

  @Override
  public int membership(
      InetAddress group, @Nullable InetAddress source, @Nullable InetAddress nic, boolean join) {
    return fd < 0 ? Errno.EBADF : Multicast.member(sockets, fd, group, source, nic, join);
  }

  @Override
  public int multicastInterface(InetAddress nic) {
    return fd < 0 ? Errno.EBADF : Multicast.setInterface(sockets, fd, nic);
  }

  @Override
  public int set(Option option, int value) {
    return fd < 0 ? Errno.EBADF : Multicast.set(sockets, fd, six, option, value);
  }

  @Override
  public int sendBufferSize(int bytes) {
    return bufferSize(Sockets.SO_SNDBUF, bytes);
  }

  @Override
  public int receiveBufferSize(int bytes) {
    return bufferSize(Sockets.SO_RCVBUF, bytes);
  }

  private int bufferSize(int option, int bytes) {
    if (fd < 0) {
      return Errno.EBADF;
    }
    return bytes > 0
        ? sockets.set(fd, Sockets.SOL_SOCKET, option, bytes)
        : sockets.get(fd, Sockets.SOL_SOCKET, option);
  }

  @Override
  public @Nullable InetSocketAddress localAddress() {
    return inet(Call.GETSOCKNAME, fd);
  }

  @Override
  public @Nullable InetSocketAddress peerAddress() {
    return inet(Call.GETPEERNAME, fd);
  }

  private @Nullable InetSocketAddress inet(Call which, int descriptor) {
    return descriptor >= 0 && sockets.name(which, descriptor) instanceof InetSocketAddress address
        ? address
        : null;
  }

  @Override
  public int fileno() {
    return fd < 0 ? Errno.EBADF : fd;
  }

  @Override
  public void close() {
    receiving = false;
    if (fd >= 0) {
      poller.unregister(key);
      release();
    }
  }

  @Override
  public void release() {
    Sockets.close(fd);
    fd = -1;
  }
}
