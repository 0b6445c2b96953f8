package dev.alicorn.loop.linux.epoll;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.ReadBuffer;
import dev.alicorn.loop.SystemError;
import dev.alicorn.loop.linux.ffi.Call;
import dev.alicorn.loop.linux.ffi.Linux;
import dev.alicorn.loop.spi.Backend;
import dev.alicorn.loop.spi.BackendContext;
import dev.alicorn.loop.spi.DatagramPort;
import dev.alicorn.loop.spi.FsEventPort;
import dev.alicorn.loop.spi.PollPort;
import dev.alicorn.loop.spi.ProcessPort;
import dev.alicorn.loop.spi.SignalPort;
import dev.alicorn.loop.spi.SignalWatches;
import dev.alicorn.loop.spi.StreamKind;
import dev.alicorn.loop.spi.StreamPort;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * One epoll instance, edge-triggered: each descriptor is registered once, and no call is made for a
 * message but the read and the write themselves.
 */
final class EpollBackend implements Backend {
  private static final int EVENTS_A_WAIT = 1024;
  private static final int EPOLL_CTL_ADD = 1;
  private static final int EPOLL_CTL_DEL = 2;
  private static final int EPOLL_CTL_MOD = 3;
  private static final int ALL_EDGES =
      EpollEvents.IN | EpollEvents.OUT | EpollEvents.RDHUP | EpollEvents.ET;
  private static final int CLOSE_ON_EXEC = 0x80000;
  private static final long NANOS_PER_MILLI = 1_000_000;

  final ReadBuffer readBuffer = new ReadBuffer();
  final MemorySegment errno = Linux.errnoState();
  final Sockets sockets;
  private final Arena arena = Arena.ofShared();
  private final BackendContext context;
  private final SlotTable slots = new SlotTable();
  private final EpollEvents events = new EpollEvents(arena, EVENTS_A_WAIT);
  private final EpollEvents registration = new EpollEvents(arena, 1);
  private final Wakeup wakeup;
  private final int epoll;
  private ArrayList<Pollable> turns = new ArrayList<>();
  private ArrayList<Pollable> spareTurns = new ArrayList<>();
  private @Nullable DatagramBatch datagrams;
  private @Nullable InotifyWatches watches;
  private @Nullable EpollProcesses processes;
  private @Nullable SignalWatches signals;
  private @Nullable EpollPolls polls;

  EpollBackend(BackendContext context) {
    this.context = context;
    this.sockets = new Sockets(arena, errno);
    int fd = Linux.quick(Call.EPOLL_CREATE1, CLOSE_ON_EXEC, 0, 0);
    if (fd < 0) {
      arena.close();
      throw SystemError.of(fd, "epoll_create1");
    }
    this.epoll = fd;
    this.wakeup = new Wakeup(this);
  }

  Arena arena() {
    return arena;
  }

  /** Registers a descriptor for all its edges; a key above 0, or errno. */
  long register(int fd, Pollable pollable) {
    return registerLevel(fd, pollable, ALL_EDGES);
  }

  /**
   * Registers a descriptor for these events, as long as they are there; a key above 0, or errno.
   */
  long registerLevel(int fd, Pollable pollable, int wanted) {
    long key = slots.add(pollable);
    int result = control(EPOLL_CTL_ADD, fd, wanted, key);
    if (result < 0) {
      slots.remove(key);
      return result;
    }
    return key;
  }

  /** Changes the events of a descriptor; 0 or errno. */
  int change(int fd, long key, int wanted) {
    return control(EPOLL_CTL_MOD, fd, wanted, key);
  }

  /** Forgets a descriptor that stays open. */
  void unregisterLevel(int fd, long key) {
    control(EPOLL_CTL_DEL, fd, 0, key);
    slots.remove(key);
  }

  private int control(int operation, int fd, int wanted, long key) {
    registration.set(0, wanted, key);
    return (int)
        Linux.quick(errno, Call.EPOLL_CTL, epoll, operation, fd, registration.address(), 0, 0);
  }

  /** Forgets a descriptor, which its owner closes. */
  void unregister(long key) {
    slots.remove(key);
  }

  /** Has one come back at the next poll, which will not wait. */
  void comeBack(Pollable pollable) {
    turns.add(pollable);
  }

  @Override
  public int poll(long timeoutNanos) {
    ArrayList<Pollable> due = turns;
    boolean noWait = timeoutNanos == 0 || !due.isEmpty();
    int ready = await(noWait ? 0 : timeoutNanos);
    if (!noWait) {
      context.woken();
    }
    turns = spareTurns;
    spareTurns = due;
    int count = due.size();
    for (int i = 0; i < count; i++) {
      due.get(i).onTurn();
    }
    due.clear();
    for (int i = 0; i < ready; i++) {
      Pollable pollable = slots.get(events.data(i));
      if (pollable != null) {
        pollable.onEvents(events.events(i));
        count += pollable == wakeup ? 0 : 1;
      }
    }
    return signals == null ? count : count + signals.deliver();
  }

  private int await(long timeoutNanos) {
    long address = events.address();
    if (timeoutNanos == 0) {
      return (int) Linux.quick(errno, Call.EPOLL_PWAIT, epoll, address, EVENTS_A_WAIT, 0, 0, 0);
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
  public DatagramPort openDatagram() {
    return new EpollDatagramPort(this);
  }

  /** The memory through which datagrams come and go; most programs never need it. */
  DatagramBatch datagrams() {
    DatagramBatch present = datagrams;
    if (present == null) {
      present = new DatagramBatch(arena, errno);
      datagrams = present;
    }
    return present;
  }

  @Override
  public FsEventPort fsEvents() {
    InotifyWatches present = watches;
    if (present == null) {
      present = new InotifyWatches(this);
      watches = present;
    }
    return present;
  }

  @Override
  public ProcessPort processes() {
    EpollProcesses present = processes;
    if (present == null) {
      present = new EpollProcesses(this);
      processes = present;
    }
    return present;
  }

  @Override
  public SignalPort signals() {
    SignalWatches present = signals;
    if (present == null) {
      present = new SignalWatches(new TrapPoll(this), this::wake);
      signals = present;
    }
    return present;
  }

  @Override
  public PollPort polls() {
    EpollPolls present = polls;
    if (present == null) {
      present = new EpollPolls(this);
      polls = present;
    }
    return present;
  }

  @Override
  public int fileno() {
    return epoll;
  }

  @Override
  public void close() {
    if (signals != null) {
      signals.close();
    }
    wakeup.close();
    slots.releaseAll();
    sockets.close();
    Linux.quick(Call.CLOSE, epoll, 0, 0);
    arena.close();
  }
}
