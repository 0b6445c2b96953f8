package dev.alicorn.loop.linux.epoll;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.SystemError;
import dev.alicorn.loop.linux.ffi.Call;
import dev.alicorn.loop.linux.ffi.Linux;
import dev.alicorn.loop.spi.BackendContext;
import dev.alicorn.loop.spi.StreamKind;
import dev.alicorn.loop.spi.StreamPort;

/**
 * One epoll instance, edge-triggered: each descriptor is registered once, and no call is made for a
 * message but the read and the write themselves.
 */
final class EpollBackend extends Poller {
  private static final int EVENTS_A_WAIT = 1024;
  private static final int EPOLL_CTL_ADD = 1;
  private static final int EPOLL_CTL_DEL = 2;
  private static final int EPOLL_CTL_MOD = 3;
  private static final int ALL_EDGES =
      EpollEvents.IN | EpollEvents.OUT | EpollEvents.RDHUP | EpollEvents.ET;
  private static final int CLOSE_ON_EXEC = 0x80000;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final SlotTable<Pollable> slots = new SlotTable<>();
  private final EpollEvents events = new EpollEvents(arena(), EVENTS_A_WAIT);
  private final EpollEvents registration = new EpollEvents(arena(), 1);
  private final Wakeup wakeup;
  private final int epoll;

  EpollBackend(BackendContext context) {
    super(context);
    int fd = Linux.quick(Call.EPOLL_CREATE1, CLOSE_ON_EXEC, 0, 0);
    if (fd < 0) {
      free();
      throw SystemError.of(fd, "epoll_create1");
    }
    this.epoll = fd;
    this.wakeup = new Wakeup(this);
  }

  @Override
  public long register(int fd, Pollable pollable) {
    return registerLevel(fd, pollable, ALL_EDGES);
  }

  @Override
  public long registerLevel(int fd, Pollable pollable, int wanted) {
    long key = slots.add(pollable);
    int result = control(EPOLL_CTL_ADD, fd, wanted, key);
    if (result < 0) {
      slots.remove(key);
      return result;
    }
    return key;
  }

  @Override
  public int change(int fd, long key, int wanted) {
    return control(EPOLL_CTL_MOD, fd, wanted, key);
  }

  @Override
  public void unregisterLevel(int fd, long key) {
    control(EPOLL_CTL_DEL, fd, 0, key);
    slots.remove(key);
  }

  private int control(int operation, int fd, int wanted, long key) {
    registration.set(0, wanted, key);
    return (int) Linux.quick(Call.EPOLL_CTL, epoll, operation, fd, registration.address(), 0, 0);
  }

  @Override
  public void unregister(long key) {
    slots.remove(key);
  }

  @Override
  public int poll(long timeoutNanos) {
    boolean noWait = timeoutNanos == 0 || hasTurns();
    int ready = await(noWait ? 0 : limit(timeoutNanos));
    if (!noWait) {
      context.woken();
    }
    int count = takeTurns();
    for (int i = 0; i < ready; i++) {
      Pollable pollable = slots.get(events.data(i));
      if (pollable != null) {
        pollable.onEvents(events.events(i));
        count += pollable == wakeup ? 0 : 1;
      }
    }
    return count + deliverSignals();
  }

  private int await(long timeoutNanos) {
    long address = events.address();
    if (timeoutNanos == 0) {
      return (int) Linux.quick(Call.EPOLL_PWAIT, epoll, address, EVENTS_A_WAIT, 0, 0, 0);
    }
    long millis =
        timeoutNanos < 0
            ? -1
            : Math.min((timeoutNanos - 1) / NANOS_PER_MILLI + 1, Integer.MAX_VALUE);
    int ready = (int) Linux.call(Call.EPOLL_PWAIT, epoll, address, EVENTS_A_WAIT, millis, 0, 0);
    if (ready < 0 && ready != Errno.EINTR) {
      throw SystemError.of(ready, "epoll_pwait");
    }
    return ready;
  }

  @Override
  public void wake() {
    wakeup.signal();
  }

  @Override
  public StreamPort openStream(StreamKind kind) {
    return new EpollStreamPort(this, kind);
  }

  @Override
  public int fileno() {
    return epoll;
  }

  @Override
  public void close() {
    closeSignals();
    wakeup.close();
    slots.forEach(Pollable::release);
    Linux.quick(Call.CLOSE, epoll, 0, 0);
    free();
  }
}
