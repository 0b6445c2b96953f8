package dev.alicorn.loop.linux.uring;

import dev.alicorn.loop.linux.epoll.Pollable;
import dev.alicorn.loop.linux.epoll.SlotTable;
import dev.alicorn.loop.linux.epoll.Sockets;
import dev.alicorn.loop.linux.epoll.Wakeup;
import dev.alicorn.loop.spi.AsyncFilePort;
import dev.alicorn.loop.spi.BackendContext;
import dev.alicorn.loop.spi.StreamKind;
import dev.alicorn.loop.spi.StreamPort;
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
final class UringBackend extends RingPoller {
  private static final int EDGES = 0x001 | POLLOUT | 0x2000; // POLLIN, POLLRDHUP
  private static final long WAKE_KEY = 0; // the first that is added
  private static final int SUBMIT_TRIES = 64;

  private final SlotTable<Completer> slots = new SlotTable<>();
  private final Pollability pollability = new Pollability(arena());
  private final SmallSends sends = new SmallSends(arena());
  private final Wakeup wakeup;
  private ArrayList<UringInputPort> unarmed = new ArrayList<>();
  private ArrayList<UringInputPort> spareUnarmed = new ArrayList<>();
  private final ArrayList<FileOperation> abandoned = new ArrayList<>(0);

  private @Nullable UringFiles files;

  UringBackend(BackendContext context) {
    super(context);
    wakeup = new Wakeup(this);
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

  /** Keeps the memory of an operation which the kernel may still be at. */
  void abandon(FileOperation operation) {
    abandoned.add(operation);
  }

  /** The small sends that wait for their submission. */
  SmallSends sends() {
    return sends;
  }

  /** Whether one more small send may wait. */
  boolean takesSmallSend() {
    return sends.isOpen() && !isWatched() && ring().hasRoom(ring().unsubmitted() + 1);
  }

  /** Submits the small sends, and tells the ports of those that did not go. */
  void submitSmallSends() {
    Ring ring = ring();
    for (int i = 0; i < SUBMIT_TRIES && ring.unsubmitted() != 0 && !ring.isForeign(); i++) {
      ring.submit();
    }
    if (ring.unsubmitted() != 0) {
      return; // short of memory: they stay prepared
    }
    int end = ring.completionTail();
    int begin = Math.max(sends.firstCompletion() - end, -ring.available());
    for (int i = end + begin; i != end; i++) {
      long data = ring.userDataAt(i);
      if (operation(data) == UringOutputPort.SMALL
          && slots.get(key(data)) instanceof UringOutputPort port) {
        port.smallSendFailed(ring.resultAt(i));
      }
    }
    sends.endWindow();
  }

  /** Has a port's input armed with the next poll. */
  void armLater(UringInputPort port) {
    if (isWatched()) {
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
    int count = ring().isForeign() ? move() : 0;
    armAll();
    if (timeoutNanos != 0 && count == 0 && !hasTurns() && ring().available() == 0) {
      ring().await(timeoutNanos);
      context.woken();
    } else if (ring().needsSubmit()) {
      ring().submit();
    }
    sends.open();
    try {
      count += takeTurns() + dispatch(ring().available());
    } finally {
      sends.close();
      if (!sends.isEmpty()) {
        submitSmallSends();
      }
    }
    return count + deliverSignals();
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
    for (int i = 0; i < most && ring().next(); i++) {
      long data = ring().userData();
      long key = key(data);
      int operation = operation(data);
      Completer completer = slots.get(key);
      if (operation == 0 || operation == UringOutputPort.SMALL) {
        continue; // a cancellation's own answer tells nothing, and the other was told of
      }
      if (completer == null) {
        drop(operation, ring().result(), ring().flags());
      } else {
        completer.complete(operation, ring().result(), ring().flags());
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
    int count = dispatch(ring().available());
    renew();
    slots.forEach(Completer::submitAgain);
    sends.endWindow();
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
    watch();
    armAll();
    prepared();
    return ring().fd();
  }

  @Override
  public void close() {
    closeSignals();
    wakeup.close();
    ring().close();
    slots.forEach(Completer::release);
    pollability.close();
    free();
  }
}
