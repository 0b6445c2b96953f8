package dev.alicorn.loop.sim;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.IoVector;
import dev.alicorn.loop.SendRequest;
import dev.alicorn.loop.spi.DatagramPort;
import dev.alicorn.loop.spi.DatagramSink;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A datagram port of the simulation; it has no multicast. Loop thread only. */
final class SimDatagramPort implements DatagramPort {
  private static final int LONGEST = 65_507;
  private static final int BUFFER_BYTES = 212_992;

  private record Datagram(MemorySegment bytes, InetSocketAddress from) {}

  private final SimNetwork network;
  private final SimScript script;
  private final ArrayDeque<Datagram> waiting = new ArrayDeque<>();
  private @Nullable DatagramSink sink;
  private @Nullable InetSocketAddress local;
  private @Nullable InetSocketAddress peer;
  private boolean receiving;
  private boolean closed;

  SimDatagramPort(SimNetwork network, SimScript script) {
    this.network = network;
    this.script = script;
  }

  @Override
  public void attach(DatagramSink listener) {
    sink = listener;
  }

  @Override
  public int open(int fd) {
    return Errno.ENOTSUP;
  }

  @Override
  public int bind(InetSocketAddress address, int flags) {
    if (local != null) {
      return Errno.EINVAL;
    }
    int number = network.bind(this, address.getPort());
    if (number < 0) {
      return number;
    }
    local = new InetSocketAddress(address.getAddress(), number);
    return 0;
  }

  private InetSocketAddress bound() {
    InetSocketAddress present = local;
    if (present == null) {
      bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
      present = Objects.requireNonNull(local);
    }
    return present;
  }

  @Override
  public int connect(InetSocketAddress address) {
    bound();
    peer = address;
    return 0;
  }

  @Override
  public int disconnect() {
    peer = null;
    return 0;
  }

  @Override
  public int send(SendRequest[] batch, int count) {
    for (int i = 0; i < count; i++) {
      int result = trySend(batch[i].data(), batch[i].address());
      if (result < 0) {
        return i > 0 ? i : result;
      }
    }
    return count;
  }

  @Override
  public int trySend(IoVector data, @Nullable InetSocketAddress to) {
    InetSocketAddress target = to == null ? peer : to;
    if (target == null) {
      return Errno.EDESTADDRREQ;
    }
    if (data.remaining() > LONGEST) {
      return Errno.EMSGSIZE;
    }
    byte[] bytes = new byte[(int) data.remaining()];
    int at = 0;
    for (int i = 0; i < data.count(); i++) {
      MemorySegment.copy(
          data.segment(i), data.offset(i), MemorySegment.ofArray(bytes), at, data.length(i));
      at += data.length(i);
    }
    network.send(bytes, bound(), target);
    return bytes.length;
  }

  /** A datagram has come over the network; it waits while nobody receives. */
  void deliver(byte[] bytes, InetSocketAddress from) {
    if (closed || (peer != null && !peer.equals(from))) {
      return;
    }
    Datagram datagram = new Datagram(MemorySegment.ofArray(bytes), from);
    if (receiving) {
      hand(datagram);
    } else {
      waiting.add(datagram);
    }
  }

  private void hand(Datagram datagram) {
    Objects.requireNonNull(sink, "attach comes first")
        .onDatagram((int) datagram.bytes.byteSize(), datagram.bytes, 0, datagram.from, 0);
  }

  @Override
  public int receiveStart() {
    receiving = true;
    if (!waiting.isEmpty()) {
      script.after(
          Duration.ZERO,
          () -> {
            while (receiving && !waiting.isEmpty()) {
              hand(waiting.remove());
            }
          });
    }
    return 0;
  }

  @Override
  public void receiveStop() {
    receiving = false;
  }

  @Override
  public int membership(
      InetAddress group, @Nullable InetAddress source, @Nullable InetAddress nic, boolean join) {
    return Errno.ENOTSUP;
  }

  @Override
  public int multicastInterface(InetAddress nic) {
    return Errno.ENOTSUP;
  }

  @Override
  public int set(Option option, int value) {
    return local == null ? Errno.EBADF : 0;
  }

  @Override
  public int sendBufferSize(int bytes) {
    return bufferSize(bytes);
  }

  @Override
  public int receiveBufferSize(int bytes) {
    return bufferSize(bytes);
  }

  private int bufferSize(int bytes) {
    return local == null ? Errno.EBADF : bytes > 0 ? 0 : BUFFER_BYTES;
  }

  @Override
  public @Nullable InetSocketAddress localAddress() {
    return local;
  }

  @Override
  public @Nullable InetSocketAddress peerAddress() {
    return peer;
  }

  @Override
  public int fileno() {
    return local == null ? Errno.EBADF : Errno.ENOTSUP;
  }

  @Override
  public void close() {
    closed = true;
    receiving = false;
    waiting.clear();
    if (local != null) {
      network.unbind(local.getPort());
    }
  }
}
