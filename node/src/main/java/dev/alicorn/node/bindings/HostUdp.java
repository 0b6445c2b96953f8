package dev.alicorn.node.bindings;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.IoVector;
import dev.alicorn.loop.Udp;
import dev.alicorn.node.bridge.DatagramEvents;
import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A UDP handle of the loop under the id by which JavaScript knows it. Loop thread only.
 *
 * <p>Who sends is told only when it is another one than before.
 */
final class HostUdp {
  final int id;
  final Udp udp;
  private final DatagramEvents events;
  private final ReadSlab slab;
  private final IoVector data = new IoVector();
  private @Nullable InetSocketAddress lastFrom;
  private @Nullable InetSocketAddress lastTo;

  HostUdp(int id, Udp udp, DatagramEvents events, ReadSlab slab) {
    this.id = id;
    this.udp = udp;
    this.events = events;
    this.slab = slab;
    udp.attach(this);
  }

  int receiveStart() {
    udp.receiveStart(HostUdp::onReceive);
    return 0;
  }

  private static void onReceive(
      Udp handle,
      int nread,
      MemorySegment buffer,
      long offset,
      @Nullable InetSocketAddress from,
      int flags) {
    if (handle.attachment() instanceof HostUdp self) {
      self.onReceive(nread, buffer, offset, from);
    }
  }

  @SuppressWarnings("ReferenceEquality") // equal addresses may differ in their scopes
  private void onReceive(
      int nread, MemorySegment buffer, long offset, @Nullable InetSocketAddress from) {
    if (nread < 0) {
      events.received(id, 0, nread);
      return;
    }
    if (from != null && from != lastFrom) {
      lastFrom = from;
      tellPeer(from);
    }
    events.received(id, slab.copy(buffer, offset, nread), nread);
  }

  private void tellPeer(InetSocketAddress from) {
    String text = from.getPort() + " " + NetworkFacts.socketText(from.getAddress());
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    events.peer(id, slab.copy(MemorySegment.ofArray(bytes), 0, bytes.length), bytes.length);
  }

  void sendsTo(@Nullable InetSocketAddress to) {
    lastTo = to;
  }

  /**
   * Sends bytes that are this call's only, to where the last ones went.
   *
   * @param mayTry whether they may be sent within this call
   * @return 1 when that was done at once, 0 when an event follows, or errno
   */
  int send(MemorySegment memory, long offset, int length, boolean mayTry) {
    data.clear();
    data.add(memory, offset, length);
    int taken = mayTry ? udp.trySend(data, lastTo) : Errno.EAGAIN;
    if (taken != Errno.EAGAIN) {
      return taken < 0 ? taken : 1;
    }
    byte[] copy = new byte[length];
    MemorySegment.copy(memory, offset, MemorySegment.ofArray(copy), 0, length);
    udp.send(
        MemorySegment.ofArray(copy),
        0,
        length,
        lastTo,
        (request, status) -> events.sent(id, status));
    return 0;
  }
}
