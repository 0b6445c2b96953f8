package dev.alicorn.loop.nio;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.IoVector;
import dev.alicorn.loop.SendRequest;
import dev.alicorn.loop.spi.DatagramPort;
import dev.alicorn.loop.spi.DatagramSink;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketOption;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.MembershipKey;
import java.nio.channels.SelectionKey;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A datagram port on a DatagramChannel: one datagram a call, since the JDK has no more. */
final class NioDatagramPort extends NioPort<DatagramSink> implements DatagramPort {
  private interface Operation {
    int run(DatagramChannel channel) throws IOException;
  }

  private final NioBackend backend;
  private final Map<List<@Nullable Object>, MembershipKey> memberships = new HashMap<>();
  private @Nullable DatagramChannel channel;
  private @Nullable SelectionKey key;
  private boolean bound;
  private boolean receiving;
  private boolean wantsRoom;

  NioDatagramPort(NioBackend backend) {
    this.backend = backend;
  }

  /** Does something with the channel, if there is one. */
  private int with(Operation operation) {
    DatagramChannel present = channel;
    if (present == null) {
      return Errno.EBADF;
    }
    try {
      return operation.run(present);
    } catch (IOException | RuntimeException e) {
      return Errnos.of(e);
    }
  }

  /** Makes the channel if there is none yet. */
  private int make(InetSocketAddress address) {
    if (channel != null) {
      return 0;
    }
    boolean six = address.getAddress() instanceof Inet6Address;
    try {
      DatagramChannel fresh =
          DatagramChannel.open(six ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET);
      channel = fresh;
      fresh.configureBlocking(false);
      key = fresh.register(backend.selector(), 0, this);
      return 0;
    } catch (IOException | RuntimeException e) {
      return Errnos.of(e);
    }
  }

  @Override
  public int bind(InetSocketAddress address, int flags) {
    if (bound) {
      return Errno.EINVAL;
    }
    if ((flags & BIND_IPV6_ONLY) != 0) {
      return Errno.ENOTSUP;
    }
    int result = make(address);
    if (result < 0) {
      return result;
    }
    return with(
        present -> {
          present.setOption(StandardSocketOptions.SO_REUSEADDR, (flags & BIND_REUSE_ADDR) != 0);
          if ((flags & BIND_REUSE_PORT) != 0) {
            present.setOption(StandardSocketOptions.SO_REUSEPORT, true);
          }
          present.bind(address);
          bound = true;
          return 0;
        });
  }

  @Override
  public int connect(InetSocketAddress address) {
    int result = make(address);
    return result < 0
        ? result
        : with(
            present -> {
              present.connect(address);
              bound = true;
              return 0;
            });
  }

  @Override
  public int disconnect() {
    return with(
        present -> {
          present.disconnect();
          return 0;
        });
  }

  @Override
  public int send(SendRequest[] batch, int count) {
    for (int i = 0; i < count; i++) {
      int result = trySend(batch[i].data(), batch[i].address());
      if (result < 0) {
        if (i > 0) {
          return i; // the failure comes again, for the first of the next batch
        }
        if (result == Errno.EAGAIN) {
          wantsRoom = true;
          updateInterest();
        }
        return result;
      }
    }
    return count;
  }

  @Override
  public int trySend(IoVector data, @Nullable InetSocketAddress to) {
    if (channel == null) {
      int result = to == null ? Errno.EDESTADDRREQ : make(to);
      if (result < 0) {
        return result;
      }
    }
    if (data.remaining() > NioBackend.DATAGRAM_BYTES) {
      return Errno.EMSGSIZE;
    }
    ByteBuffer whole = gather(data);
    boolean empty = !whole.hasRemaining();
    int result = with(present -> to == null ? present.write(whole) : present.send(whole, to));
    bound = true;
    return result == 0 && !empty ? Errno.EAGAIN : result;
  }

  private ByteBuffer gather(IoVector data) {
    if (data.count() == 1) {
      return backend.views.view(data.segment(0), data.offset(0), data.length(0));
    }
    ByteBuffer whole = ByteBuffer.allocate((int) data.remaining());
    for (int i = 0; i < data.count(); i++) {
      whole.put(backend.views.view(data.segment(i), data.offset(i), data.length(i)));
    }
    return whole.flip();
  }

  @Override
  public int receiveStart() {
    receiving = true;
    return updateInterest();
  }

  @Override
  public void receiveStop() {
    receiving = false;
    updateInterest();
  }

  private int updateInterest() {
    SelectionKey present = key;
    if (present == null) {
      return Errno.EBADF;
    }
    if (present.isValid()) {
      present.interestOps(
          (receiving ? SelectionKey.OP_READ : 0) | (wantsRoom ? SelectionKey.OP_WRITE : 0));
    }
    return 0;
  }

  @Override
  void serve(int ops) {
    if ((ops & SelectionKey.OP_READ) != 0) {
      receive();
    }
    if ((ops & SelectionKey.OP_WRITE) != 0 && wantsRoom && channel != null) {
      wantsRoom = false;
      updateInterest();
      sink().onWritable();
    }
  }

  private void receive() {
    MemorySegment memory = backend.datagramMemory();
    for (int i = 0; receiving && i < RECEIVES_A_TURN; i++) {
      ByteBuffer into = backend.views.view(memory, 0, NioBackend.DATAGRAM_BYTES);
      InetSocketAddress[] from = {null};
      int result =
          with(
              present -> {
                from[0] = (InetSocketAddress) present.receive(into);
                return into.position();
              });
      if (result >= 0 && from[0] == null) {
        return; // no more for now
      }
      sink().onDatagram(result, memory, 0, from[0], 0);
    }
  }

  @Override
  public int membership(
      InetAddress group, @Nullable InetAddress source, @Nullable InetAddress nic, boolean join) {
    return with(
        present -> {
          NetworkInterface on = interfaceOf(present, nic);
          if (on == null) {
            return Errno.ENODEV;
          }
          List<@Nullable Object> id = Arrays.asList(group, source, on);
          MembershipKey known = memberships.remove(id);
          if (join) {
            memberships.put(
                id, source == null ? present.join(group, on) : present.join(group, on, source));
            return known == null ? 0 : Errno.EADDRINUSE;
          }
          if (known == null) {
            return Errno.EADDRNOTAVAIL;
          }
          known.drop();
          return 0;
        });
  }

  /** The interface of an address or scope; without one, that by which multicast leaves. */
  private static @Nullable NetworkInterface interfaceOf(
      DatagramChannel present, @Nullable InetAddress nic) throws IOException {
    if (nic instanceof Inet6Address six && six.getScopeId() > 0) {
      return NetworkInterface.getByIndex(six.getScopeId());
    }
    if (nic != null && !nic.isAnyLocalAddress()) {
      return NetworkInterface.getByInetAddress(nic);
    }
    NetworkInterface set = present.getOption(StandardSocketOptions.IP_MULTICAST_IF);
    if (set != null) {
      return set;
    }
    for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
      if (each.isUp() && each.supportsMulticast()) {
        return each;
      }
    }
    return null;
  }

  @Override
  public int multicastInterface(InetAddress nic) {
    return with(
        present -> {
          NetworkInterface on = interfaceOf(present, nic);
          if (on == null) {
            return Errno.EADDRNOTAVAIL;
          }
          present.setOption(StandardSocketOptions.IP_MULTICAST_IF, on);
          return 0;
        });
  }

  @Override
  public int set(Option option, int value) {
    return switch (option) {
      case BROADCAST -> option(StandardSocketOptions.SO_BROADCAST, value != 0);
      case MULTICAST_LOOP -> option(StandardSocketOptions.IP_MULTICAST_LOOP, value != 0);
      case MULTICAST_TTL -> option(StandardSocketOptions.IP_MULTICAST_TTL, value);
      case TTL -> channel == null ? Errno.EBADF : Errno.ENOTSUP;
    };
  }

  private <T> int option(SocketOption<T> name, T value) {
    return with(
        present -> {
          present.setOption(name, value);
          return 0;
        });
  }

  @Override
  public int sendBufferSize(int bytes) {
    return NioSockets.sendBufferSize(channel, bytes);
  }

  @Override
  public int receiveBufferSize(int bytes) {
    return NioSockets.receiveBufferSize(channel, bytes);
  }

  @Override
  public @Nullable InetSocketAddress localAddress() {
    DatagramChannel present = channel;
    try {
      return present == null ? null : (InetSocketAddress) present.getLocalAddress();
    } catch (IOException e) {
      return null;
    }
  }

  @Override
  public @Nullable InetSocketAddress peerAddress() {
    DatagramChannel present = channel;
    try {
      return present == null ? null : (InetSocketAddress) present.getRemoteAddress();
    } catch (IOException e) {
      return null;
    }
  }

  @Override
  public int fileno() {
    return channel == null ? Errno.EBADF : Errno.ENOTSUP;
  }

  @Override
  public void close() {
    receiving = false;
    wantsRoom = false;
    DatagramChannel present = channel;
    channel = null;
    if (present != null) {
      try {
        present.close();
      } catch (IOException e) {
        // The descriptor is gone all the same.
      }
      backend.closed(true);
    }
  }
}
