package dev.alicorn.loop.linux.epoll;

import dev.alicorn.loop.ReadBuffer;
import dev.alicorn.loop.spi.Backend;
import dev.alicorn.loop.spi.BackendContext;
import dev.alicorn.loop.spi.DatagramPort;
import dev.alicorn.loop.spi.FsEventPort;
import dev.alicorn.loop.spi.PollPort;
import dev.alicorn.loop.spi.ProcessPort;
import dev.alicorn.loop.spi.SignalPort;
import dev.alicorn.loop.spi.SignalWatches;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * What waits for descriptors to be ready, and the ports that need no more than that: datagrams,
 * inotify, children, signals and watches on descriptors of others. How it waits is its subclass's.
 *
 * <p>Loop thread only.
 */
public abstract class Poller implements Backend {
  private static final long LATER_NANOS = 100_000_000;

  /** What a read is asked with. */
  public final ReadBuffer readBuffer = new ReadBuffer();

  /** Socket calls. */
  public final Sockets sockets;

  /** Who is told that a wait is over. */
  protected final BackendContext context;

  private final Arena arena = Arena.ofShared();
  private ArrayList<Pollable> turns = new ArrayList<>();
  private ArrayList<Pollable> spareTurns = new ArrayList<>();
  private final ArrayList<Pollable> laterTurns = new ArrayList<>(0);
  private @Nullable DatagramBatch datagrams;
  private @Nullable InotifyWatches watches;
  private @Nullable EpollProcesses processes;
  private @Nullable SignalWatches signals;
  private @Nullable EpollPolls polls;

  /** One that waits for nothing yet. */
  protected Poller(BackendContext context) {
    this.context = context;
    this.sockets = new Sockets(arena);
  }

  /** Memory that is freed when this is closed. */
  public final Arena arena() {
    return arena;
  }

  /** Registers a descriptor for all its edges; a key above 0, or errno. */
  public abstract long register(int fd, Pollable pollable);

  /**
   * Registers a descriptor for these events, as long as they are there; a key above 0, or errno:
   * {@code EPERM} for one that cannot be waited for.
   */
  public abstract long registerLevel(int fd, Pollable pollable, int wanted);

  /** Changes the events of a descriptor; 0 or errno. */
  public abstract int change(int fd, long key, int wanted);

  /** Forgets a descriptor that stays open. */
  public abstract void unregisterLevel(int fd, long key);

  /** Forgets a descriptor, which its owner closes next. */
  public abstract void unregister(long key);

  /** Has one come back at the next poll, which will not wait. */
  public final void comeBack(Pollable pollable) {
    turns.add(pollable);
  }

  /** Has one come back when the next wait is over, which will take 100 milliseconds at most. */
  public final void comeBackLater(Pollable pollable) {
    laterTurns.add(pollable);
  }

  /** How long a poll may wait that was asked to wait for so long; negative is for ever. */
  protected final long limit(long timeoutNanos) {
    boolean isShort = timeoutNanos >= 0 && timeoutNanos < LATER_NANOS;
    return isShort || laterTurns.isEmpty() ? timeoutNanos : LATER_NANOS;
  }

  /** Whether one wants its turn, so that there is nothing to wait for. */
  protected final boolean hasTurns() {
    return !turns.isEmpty();
  }

  /** Gives those their turn that asked for it before; how many. */
  protected final int takeTurns() {
    if (!laterTurns.isEmpty()) {
      turns.addAll(laterTurns);
      laterTurns.clear();
    }
    ArrayList<Pollable> due = turns;
    turns = spareTurns;
    spareTurns = due;
    int count = due.size();
    for (int i = 0; i < count; i++) {
      due.get(i).onTurn();
    }
    due.clear();
    return count;
  }

  /** Tells the signals that came; how many. */
  protected final int deliverSignals() {
    return signals == null ? 0 : signals.deliver();
  }

  @Override
  public final DatagramPort openDatagram() {
    return new EpollDatagramPort(this);
  }

  /** The memory through which datagrams come and go; most programs never need it. */
  DatagramBatch datagrams() {
    DatagramBatch present = datagrams;
    if (present == null) {
      present = new DatagramBatch(arena);
      datagrams = present;
    }
    return present;
  }

  @Override
  public final FsEventPort fsEvents() {
    InotifyWatches present = watches;
    if (present == null) {
      present = new InotifyWatches(this);
      watches = present;
    }
    return present;
  }

  @Override
  public final ProcessPort processes() {
    EpollProcesses present = processes;
    if (present == null) {
      present = new EpollProcesses(this);
      processes = present;
    }
    return present;
  }

  @Override
  public final SignalPort signals() {
    SignalWatches present = signals;
    if (present == null) {
      present = new SignalWatches(new TrapPoll(this), this::wake);
      signals = present;
    }
    return present;
  }

  @Override
  public final PollPort polls() {
    EpollPolls present = polls;
    if (present == null) {
      present = new EpollPolls(this);
      polls = present;
    }
    return present;
  }

  /** Frees what all pollers have; their descriptors were closed before. */
  protected final void free() {
    sockets.close();
    arena.close();
  }

  /** Lets go of the signals, which go on to their other listeners. */
  protected final void closeSignals() {
    if (signals != null) {
      signals.close();
    }
  }
}
