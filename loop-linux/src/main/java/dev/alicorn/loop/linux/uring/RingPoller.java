package dev.alicorn.loop.linux.uring;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.alicorn.loop.linux.epoll.Poller;
import dev.alicorn.loop.spi.BackendContext;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * A ring, and the operations that ports have prepared in it: submitted with the next wait, in one
 * call, or at once where another poller may wait for the ring. Loop thread only.
 */
abstract class RingPoller extends Poller {
  /** The descriptor can be written. */
  static final int POLLOUT = 0x004;

  private static final int SLOT_BITS = 24;
  private static final long OPERATION_BITS = 0xFFL << SLOT_BITS;
  private static final int MSG_NOSIGNAL = 0x4000;
  private static final int MSG_DONTWAIT = 0x40;
  private static final int MSG_WAITALL = 0x100;
  private static final int ACCEPTED_FLAGS = 0x80000 | 0x800; // SOCK_CLOEXEC | SOCK_NONBLOCK
  private static final int CANCEL_TRIES = 64;
  private static final long RETRY_NANOS = 100_000_000;

  private final MemorySegment retryTime = arena().allocate(JAVA_LONG, 2);
  private Ring ring;
  private @Nullable ReceiveBuffers buffers;

  /** Whether another poller may wait for the ring, which then must know of all at once. */
  private boolean watched;

  RingPoller(BackendContext context) {
    super(context);
    retryTime.setAtIndex(JAVA_LONG, 1, RETRY_NANOS);
    try {
      ring = new Ring(RingSetup.make(), arena());
    } catch (RuntimeException refused) {
      free();
      throw refused;
    }
  }

  /** What the kernel hands back with a completion. */
  static long data(long key, int operation) {
    return key | (long) operation << SLOT_BITS;
  }

  /** Whose completion it is that has this. */
  static long key(long data) {
    return data & ~OPERATION_BITS;
  }

  /** Which of its operations it is. */
  static int operation(long data) {
    return (int) (data >>> SLOT_BITS) & 0xFF;
  }

  final ReceiveBuffers buffers() {
    ReceiveBuffers present = buffers;
    if (present == null) {
      present = new ReceiveBuffers(arena());
      present.register(ring);
      buffers = present;
    }
    return present;
  }

  /** The present one. */
  final Ring ring() {
    return ring;
  }

  /** Gives the ring up for a new one, which belongs to the calling thread. */
  final void renew() {
    Ring old = ring;
    ring = new Ring(RingSetup.make(), arena());
    old.close();
    if (buffers != null) {
      buffers.register(ring);
    }
  }

  /** Another poller may wait for the ring from now on. */
  final void watch() {
    watched = true;
  }

  final boolean isWatched() {
    return watched;
  }

  /** Prepares to wait for events, once or each time. */
  final void poll(int fd, int events, boolean multishot, long key, int operation) {
    int length = multishot ? Op.POLL_MULTISHOT : 0;
    ring.prepare(Op.POLL_ADD, fd, 0, length, events, data(key, operation));
    prepared();
  }

  /** Prepares that what waits for events waits for others. */
  final void pollOther(long key, int operation, int events) {
    ring.prepare(Op.POLL_REMOVE, -1, data(key, operation), Op.POLL_UPDATE_EVENTS, events, 0);
    prepared();
  }

  /** Prepares to take all connections that come. */
  final void accept(int fd, long key, int operation) {
    long at = ring.prepare(Op.ACCEPT, fd, 0, 0, ACCEPTED_FLAGS, data(key, operation));
    ring.setPriority(at, Op.ACCEPT_MULTISHOT);
    prepared();
  }

  /** Prepares to receive all that comes, into the buffers. */
  final void receive(int fd, long key, int operation) {
    buffers();
    long at = ring.prepare(Op.RECV, fd, 0, 0, 0, data(key, operation));
    ring.setFlags(at, Op.BUFFER_SELECT);
    ring.setPriority(at, Op.RECV_MULTISHOT);
    ring.setBufferGroup(at, ReceiveBuffers.GROUP);
    prepared();
  }

  /** Prepares to send what did not go at once, as soon as there is room for some of it. */
  final void send(int fd, long address, int length, long key, int operation) {
    long at = ring.prepare(Op.SEND, fd, address, length, MSG_NOSIGNAL, data(key, operation));
    ring.setPriority(at, Op.POLL_FIRST);
    prepared();
  }

  /** Prepares to send at once; completes only if not all of it goes. */
  final void sendSmall(int fd, long address, int length, long key, int operation) {
    int flags = MSG_NOSIGNAL | MSG_DONTWAIT | MSG_WAITALL; // the last makes a part a failure
    long at = ring.prepare(Op.SEND, fd, address, length, flags, data(key, operation));
    ring.setFlags(at, Op.SKIP_SUCCESS);
  }

  /** Prepares to come back after a while. */
  final void retry(long key, int operation) {
    ring.prepare(Op.TIMEOUT, -1, retryTime.address(), 1, 0, data(key, operation));
    prepared();
  }

  /** Prepares to cancel an operation, which completes then. */
  final void cancel(long data) {
    ring.prepare(Op.ASYNC_CANCEL, -1, data, 0, 0, 0);
    prepared();
  }

  /**
   * Cancels one or two operations (0 is none) before it returns: as long as one is under way, the
   * kernel holds on to what its descriptor is open on.
   */
  final void cancelNow(long first, long second) {
    if (ring.isForeign()) {
      return; // they end with their ring, in the next poll
    }
    if (first != 0) {
      cancel(first);
    }
    if (second != 0) {
      cancel(second);
    }
    // The kernel does a limited amount of work a call, maybe for others first.
    for (int i = 0; i < CANCEL_TRIES && !(isOver(first) && isOver(second)); i++) {
      ring.submit();
    }
  }

  /** Whether nothing is under way any more; its completion may not have been taken yet. */
  final boolean isOver(long data) {
    return data == 0 || ring.isEnding(data);
  }

  /** An operation is prepared: it is submitted with the next wait, or now. */
  final void prepared() {
    if (watched && !ring.isForeign()) {
      ring.submit();
    }
  }
}
