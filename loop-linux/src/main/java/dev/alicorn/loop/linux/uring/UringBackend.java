package dev.alicorn.loop.linux.uring;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.alicorn.loop.linux.epoll.Pollable;
import dev.alicorn.loop.linux.epoll.Poller;
import dev.alicorn.loop.linux.epoll.SlotTable;
import dev.alicorn.loop.linux.epoll.Sockets;
import dev.alicorn.loop.linux.epoll.Wakeup;
import dev.alicorn.loop.spi.AsyncFilePort;
import dev.alicorn.loop.spi.BackendContext;
import dev.alicorn.loop.spi.StreamKind;
import dev.alicorn.loop.spi.StreamPort;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A ring, and who waits for what in it. Operations are prepared as they come and submitted with the
 * next wait, in one call.
 *
 * <p>A ring belongs to one thread. When the loop has moved to another, what the old ring completed
 * is delivered, and all that is under way is submitted again in a new one. So nothing may be under
 * way of which a part can be done without a completion.
 */
final class UringBackend extends Poller {
  /** The descriptor can be written. */
  static final int POLLOUT = 0x004;

  private static final int EDGES = 0x001 | POLLOUT | 0x2000; // POLLIN, POLLRDHUP
  private static final long WAKE_KEY = 0; // the first that is added
  private static final int SLOT_BITS = 24;
  private static final long OPERATION_BITS = 0xFFL << SLOT_BITS;
  private static final int MSG_NOSIGNAL = 0x4000;
  private static final int ACCEPTED_FLAGS = 0x80000 | 0x800; // SOCK_CLOEXEC | SOCK_NONBLOCK
  private static final int CANCEL_TRIES = 64;
  private static final long RETRY_NANOS = 100_000_000;

  private final SlotTable<Completer> slots = new SlotTable<>();
  private final Pollability pollability = new Pollability(arena());
  private final MemorySegment retryTime = arena().allocate(JAVA_LONG, 2);
  private final Wakeup wakeup;
  private Ring ring;
  private ArrayList<UringInputPort> unarmed = new ArrayList<>();
  private ArrayList<UringInputPort> spareUnarmed = new ArrayList<>();
  private final ArrayList<FileOperation> abandoned = new ArrayList<>(0);
  private @Nullable ReceiveBuffers buffers;

  /** Whether another poller may wait for the ring, which then must know of all at once. */
  private boolean watched;

  private @Nullable UringFiles files;

  UringBackend(BackendContext context) {
    super(context);
    retryTime.setAtIndex(JAVA_LONG, 1, RETRY_NANOS);
    try {
      ring = new Ring(RingSetup.make(), arena());
    } catch (RuntimeException refused) {
      free();
      throw refused;
    }
    wakeup = new Wakeup(this);
  }

  /** What the kernel hands back with a completion. */
  static long data(long key, int operation) {
    return key | (long) operation << SLOT_BITS;
  }

  long add(Completer completer) {
    return slots.add(completer);
  }

  boolean has(long key) {
    return slots.get(key) != null;
  }

  void remove(long key) {
    slots.remove(key);
  }

  ReceiveBuffers buffers() {
    ReceiveBuffers present = buffers;
    if (present == null) {
      present = new ReceiveBuffers(arena());
      present.register(ring);
      buffers = present;
    }
    return present;
  }

  /** The present one. */
  Ring ring() {
    return ring;
  }

  /** Keeps the memory of an operation which the kernel may still be at. */
  void abandon(FileOperation operation) {
    abandoned.add(operation);
  }

  /** Prepares to wait for events, once or each time. */
  void poll(int fd, int events, boolean multishot, long key, int operation) {
    int length = multishot ? Op.POLL_MULTISHOT : 0;
    ring.prepare(Op.POLL_ADD, fd, 0, length, events, data(key, operation));
    prepared();
  }

  /** Prepares that what waits for events waits for others. */
  void pollOther(long key, int operation, int events) {
    ring.prepare(Op.POLL_REMOVE, -1, data(key, operation), Op.POLL_UPDATE_EVENTS, events, 0);
    prepared();
  }

  /** Prepares to take all connections that come. */
  void accept(int fd, long key, int operation) {
    long at = ring.prepare(Op.ACCEPT, fd, 0, 0, ACCEPTED_FLAGS, data(key, operation));
    ring.setPriority(at, Op.ACCEPT_MULTISHOT);
    prepared();
  }

  /** Prepares to receive all that comes, into the buffers. */
  void receive(int fd, long key, int operation) {
    buffers();
    long at = ring.prepare(Op.RECV, fd, 0, 0, 0, data(key, operation));
    ring.setFlags(at, Op.BUFFER_SELECT);
    ring.setPriority(at, Op.RECV_MULTISHOT);
    ring.setBufferGroup(at, ReceiveBuffers.GROUP);
    prepared();
  }

  /** Prepares to send what did not go at once, as soon as there is room for some of it. */
  void send(int fd, long address, int length, long key, int operation) {
    long at = ring.prepare(Op.SEND, fd, address, length, MSG_NOSIGNAL, data(key, operation));
    ring.setPriority(at, Op.POLL_FIRST);
    prepared();
  }

  /** Prepares to come back after a while. */
  void retry(long key, int operation) {
    ring.prepare(Op.TIMEOUT, -1, retryTime.address(), 1, 0, data(key, operation));
    prepared();
  }

  /** Prepares to cancel an operation, which completes then. */
  void cancel(long data) {
    ring.prepare(Op.ASYNC_CANCEL, -1, data, 0, 0, 0);
    prepared();
  }

  /**
   * Cancels one or two operations (0 is none) before it returns: as long as one is under way, the
   * kernel holds on to what its descriptor is open on.
   */
  void cancelNow(long first, long second) {
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
  boolean isOver(long data) {
    return data == 0 || ring.isEnding(data);
  }

  /** An operation is prepared: it is submitted with the next wait, or now. */
  void prepared() {
    if (watched && !ring.isForeign()) {
      ring.submit();
    }
  }

  /** Has a port's input armed with the next poll. */
  void armLater(UringInputPort port) {
    if (watched) {
      port.arm();
    } else {
      unarmed.add(port);
    }
  }

  /** Whether a descriptor can be waited for: 0, EPERM or EBADF. */
  int check(int fd) {
    return pollability.check(fd);
  }

  @Override
  public long register(int fd, Pollable pollable) {
    return new PollWatch(this, fd, pollable, true, EDGES).key();
  }

  @Override
  public long registerLevel(int fd, Pollable pollable, int wanted) {
    int result = pollability.check(fd);
    return result < 0 ? result : new PollWatch(this, fd, pollable, false, wanted).key();
  }

  @Override
  public int change(int fd, long key, int wanted) {
    if (slots.get(key) instanceof PollWatch watch) {
      watch.change(wanted);
    }
    return 0;
  }

  @Override
  public void unregisterLevel(int fd, long key) {
    unregister(key);
  }

  @Override
  public void unregister(long key) {
    if (slots.get(key) instanceof PollWatch watch) {
      watch.end();
    }
  }

  @Override
  public int poll(long timeoutNanos) {
    int count = ring.isForeign() ? move() : 0;
    armAll();
    if (timeoutNanos != 0 && count == 0 && !hasTurns() && ring.available() == 0) {
      ring.await(timeoutNanos);
      context.woken();
    } else if (ring.needsSubmit()) {
      ring.submit();
    }
    count += takeTurns();
    return count + dispatch(ring.available()) + deliverSignals();
  }

  private void armAll() {
    ArrayList<UringInputPort> due = unarmed;
    unarmed = spareUnarmed;
    spareUnarmed = due;
    for (int i = 0; i < due.size(); i++) {
      due.get(i).arm();
    }
    due.clear();
  }

  private int dispatch(int most) {
    int count = 0;
    for (int i = 0; i < most && ring.next(); i++) {
      long data = ring.userData();
      long key = data & ~OPERATION_BITS;
      int operation = (int) (data >>> SLOT_BITS) & 0xFF;
      Completer completer = slots.get(key);
      if (operation == 0) {
        continue; // a cancellation's own answer tells nothing
      }
      if (completer == null) {
        drop(operation, ring.result(), ring.flags());
      } else {
        completer.complete(operation, ring.result(), ring.flags());
        count += key == WAKE_KEY ? 0 : 1;
      }
    }
    return count;
  }

  /** What completed for a port that was closed. */
  private void drop(int operation, int result, int flags) {
    if (operation == UringStreamPort.ACCEPT && result >= 0) {
      Sockets.close(result);
    }
    if ((flags & Ring.BUFFER) != 0) {
      buffers().giveBack(flags >>> 16);
    }
  }

  private int move() {
    int count = dispatch(ring.available());
    Ring old = ring;
    ring = new Ring(RingSetup.make(), arena());
    old.close();
    if (buffers != null) {
      buffers.register(ring);
    }
    slots.forEach(Completer::submitAgain);
    return count;
  }

  @Override
  public void wake() {
    wakeup.signal();
  }

  @Override
  public StreamPort openStream(StreamKind kind) {
    return new UringStreamPort(this, kind);
  }

  @Override
  public AsyncFilePort asyncFiles() {
    UringFiles present = files;
    if (present == null) {
      present = new UringFiles(this);
      files = present;
    }
    return present;
  }

  /** Of the present ring: it is another one when the loop has moved to another thread. */
  @Override
  public int fileno() {
    watched = true;
    armAll();
    prepared();
    return ring.fd();
  }

  @Override
  public void close() {
    closeSignals();
    wakeup.close();
    ring.close();
    slots.forEach(Completer::release);
    pollability.close();
    free();
  }
}
