package dev.alicorn.loop;

import dev.alicorn.loop.spi.DatagramPort;
import dev.alicorn.loop.spi.DatagramSink;
import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A UDP socket, over IPv4 or IPv6.
 *
 * <p>Loop thread only. Calls that fail at once throw a {@link SystemError}; a send that was
 * accepted calls back exactly once, never inside the call. Active while it receives. Sizes are
 * bytes. What is sent on a handle that is not bound binds it to any address. libuv's page is
 * "uv_udp_t"; ours is docs/handles/udp.md.
 *
 * <pre>
 * new ──bind, open, send──▶ bound ⇄ connected        receiveStart ⇄ receiveStop: active or not
 * </pre>
 */
public final class Udp extends UdpSocket {
  /** Bind flag: an IPv6 socket takes no IPv4 datagrams. */
  public static final int IPV6_ONLY = DatagramPort.BIND_IPV6_ONLY;

  /** Bind flag: several sockets may bind the address; the last one usually gets the datagrams. */
  public static final int REUSE_ADDR = DatagramPort.BIND_REUSE_ADDR;

  /** Bind flag: several sockets may bind the address, and share the datagrams (SO_REUSEPORT). */
  public static final int REUSE_PORT = DatagramPort.BIND_REUSE_PORT;

  /** Flag of a received datagram: its end was cut off. */
  public static final int PARTIAL = DatagramPort.PARTIAL;

  private final SendQueue queue;
  private @Nullable ReceiveCallback receiver;
  private boolean connected;

  /** A new one, without a descriptor. */
  public Udp(EventLoop loop) {
    super(loop);
    queue = new SendQueue(this, loop);
  }

  @Override
  DatagramSink sink() {
    return new Events();
  }

  private final class Events implements DatagramSink {
    @Override
    public void onDatagram(
        int nread, MemorySegment buffer, long offset, @Nullable InetSocketAddress from, int flags) {
      ReceiveCallback callback = receiver;
      if (callback != null) {
        loop.gate.receive(callback, Udp.this, nread, buffer, offset, from, flags);
      }
    }

    @Override
    public void onWritable() {
      DatagramPort present = port();
      if (present != null) {
        queue.onWritable(present);
      }
    }
  }

  /** Takes over the descriptor of a UDP socket, bound or not. */
  public void open(int fd) {
    connected = SystemError.check(openPort().open(fd), "open") == 1;
    markBound();
  }

  /**
   * Sets the one peer that is sent to and heard, at once: no datagram is exchanged.
   *
   * @throws SystemError EISCONN when it has one, …
   */
  public void connect(InetSocketAddress address) {
    DatagramPort present = openPort();
    int result =
        connected
            ? Errno.EISCONN
            : address.isUnresolved() ? Errno.EINVAL : present.connect(address);
    if (result < 0) {
      throw SystemError.ofAddress(result, "connect", address);
    }
    markBound();
    connected = true;
  }

  /**
   * Unsets the peer.
   *
   * @throws SystemError ENOTCONN when it has none
   */
  public void disconnect() {
    DatagramPort present = openPort();
    SystemError.check(connected ? present.disconnect() : Errno.ENOTCONN, "disconnect");
    connected = false;
  }

  /** Sends a range of memory as one datagram. */
  public SendRequest send(
      MemorySegment data,
      long offset,
      int length,
      @Nullable InetSocketAddress to,
      @Nullable SendCallback callback) {
    checkSendable(to);
    SendRequest request = queue.take();
    request.data().add(data, offset, length);
    return submit(request, to, callback);
  }

  /** Sends what lies between the buffer's position and limit, which stay as they are. */
  public SendRequest send(
      ByteBuffer data, @Nullable InetSocketAddress to, @Nullable SendCallback callback) {
    checkSendable(to);
    SendRequest request = queue.take();
    request.data().add(data);
    return submit(request, to, callback);
  }

  /**
   * Sends the ranges that the caller put into the request's data as one datagram, at once unless
   * others wait; the memory must stay untouched until the callback.
   *
   * @param to where it goes; null on a connected handle, and only there
   * @throws SystemError EISCONN, EDESTADDRREQ; what the system says comes by the callback
   */
  public SendRequest send(
      SendRequest request, @Nullable InetSocketAddress to, @Nullable SendCallback callback) {
    checkSendable(to);
    return submit(request, to, callback);
  }

  private SendRequest submit(
      SendRequest request, @Nullable InetSocketAddress to, @Nullable SendCallback callback) {
    request.begin(loop);
    request.callback = callback;
    request.goesTo(to);
    markBound();
    queue.submit(request, openPort());
    return request;
  }

  private void checkSendable(@Nullable InetSocketAddress to) {
    checkUsable();
    int error = sendError(to);
    if (error < 0) {
      throw SystemError.of(error, "send");
    }
  }

  private int sendError(@Nullable InetSocketAddress to) {
    if (to != null && to.isUnresolved()) {
      return Errno.EINVAL;
    }
    if (connected) {
      return to == null ? 0 : Errno.EISCONN;
    }
    return to == null ? Errno.EDESTADDRREQ : 0;
  }

  /**
   * Sends at once or not at all, and queues nothing.
   *
   * @return how many bytes, or a negative errno: {@code EAGAIN} when datagrams wait or the kernel
   *     takes none now
   */
  public int trySend(IoVector data, @Nullable InetSocketAddress to) {
    checkUsable();
    int error = sendError(to);
    if (error < 0) {
      return error;
    }
    if (!queue.isEmpty()) {
      return Errno.EAGAIN;
    }
    markBound();
    return openPort().trySend(data, to);
  }

  /** How many bytes wait to be sent or to be called back. */
  public long sendQueueSize() {
    return queue.bytes;
  }

  /** How many datagrams wait to be sent or to be called back. */
  public int sendQueueCount() {
    return queue.count;
  }

  /**
   * Starts to receive; one that is not bound is bound to any IPv4 address.
   *
   * @throws SystemError EALREADY when it receives already, …
   */
  public void receiveStart(ReceiveCallback callback) {
    checkUsable();
    if (isActive()) {
      throw SystemError.of(Errno.EALREADY, "recvmsg");
    }
    bindIfNot("0.0.0.0", 0);
    SystemError.check(openPort().receiveStart(), "recvmsg");
    receiver = callback;
    activate();
  }

  /** Stops receiving; idempotent. */
  public void receiveStop() {
    loop.checkThread();
    DatagramPort present = port();
    if (isActive() && present != null) {
      present.receiveStop();
      receiver = null;
      deactivate();
    }
  }

  @Override
  void onPending() {
    if (!isClosing()) {
      queue.callBack();
    }
  }

  @Override
  boolean release() {
    receiver = null;
    return super.release();
  }

  @Override
  void cancelPending() {
    queue.cancel();
  }
}
