package dev.alicorn.loop.nio;

import dev.alicorn.loop.ReadBuffer;
import dev.alicorn.loop.SystemError;
import dev.alicorn.loop.spi.Backend;
import dev.alicorn.loop.spi.BackendContext;
import dev.alicorn.loop.spi.DatagramPort;
import dev.alicorn.loop.spi.FsEventPort;
import dev.alicorn.loop.spi.ProcessPort;
import dev.alicorn.loop.spi.SignalPort;
import dev.alicorn.loop.spi.SignalWatches;
import dev.alicorn.loop.spi.StreamKind;
import dev.alicorn.loop.spi.StreamPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One Selector. Ready ports are gathered while selecting and served afterwards, so that a port may
 * close others and the selector may be asked to drop closed channels at any time.
 */
final class NioBackend implements Backend {
  /** Room for any datagram. */
  static final int DATAGRAM_BYTES = 64 * 1024;

  private static final long NANOS_PER_MILLI = 1_000_000;

  final BufferViews views = new BufferViews();
  final ReadBuffer readBuffer = new ReadBuffer();
  final DescriptorReserve reserve;
  private final BackendContext context;
  private final Selector selector;
  private final ArrayList<NioPort<?>> ready = new ArrayList<>();
  private final ArrayDeque<Runnable> deferred = new ArrayDeque<>();
  private final Consumer<SelectionKey> gather = this::gather;
  private @Nullable MemorySegment datagramMemory;
  private @Nullable NioFsEvents fsEvents;
  private @Nullable NioProcesses processes;
  private @Nullable SignalWatches signals;
  private boolean closedSome;
  private boolean interrupted;

  /** Whether there was a wake-up since the last wait began; to let go of channels may undo it. */
  private volatile boolean woken;

  NioBackend(BackendContext context) {
    this.context = context;
    this.reserve = new DescriptorReserve(context.clock());
    try {
      this.selector = Selector.open();
    } catch (IOException e) {
      throw SystemError.of(Errnos.of(e), "selector");
    }
  }

  Selector selector() {
    return selector;
  }

  /** Has something told at the next poll, which will not wait. */
  void defer(Runnable completion) {
    deferred.add(completion);
  }

  @Override
  public int poll(long timeoutNanos) {
    boolean noWait = timeoutNanos == 0 || !deferred.isEmpty();
    woken = false; // before the wait: who set it finds what it told of served after the wait
    select(noWait ? 0 : reserve.limit(timeoutNanos));
    context.woken();
    reserve.serve();
    int count = ready.size();
    for (int i = 0; i < ready.size(); i++) {
      ready.get(i).serve();
    }
    ready.clear();
    for (int left = deferred.size(); left > 0; left--) {
      deferred.remove().run();
      count++;
    }
    if (fsEvents != null) {
      count += fsEvents.deliver();
    }
    if (processes != null) {
      count += processes.deliver();
    }
    if (signals != null) {
      count += signals.deliver();
    }
    if (closedSome) {
      dropClosed();
    }
    return count;
  }

  private void select(long timeoutNanos) {
    try {
      if (timeoutNanos == 0) {
        selector.selectNow(gather);
      } else if (timeoutNanos < 0) {
        selector.select(gather);
      } else {
        selector.select(gather, (timeoutNanos - 1) / NANOS_PER_MILLI + 1);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // An interrupt makes select return at once, and would close channels that are used under it.
    if (Thread.interrupted()) {
      interrupted = true;
    }
  }

  private void gather(SelectionKey key) {
    if (key.attachment() instanceof NioPort<?> port) {
      port.markReady(key.readyOps());
      ready.add(port);
    }
  }

  /**
   * A channel was closed. The system's descriptor goes only when the selector lets go of it: at
   * once when somebody may want its address again, else at the end of the next poll.
   */
  void closed(boolean atOnce) {
    closedSome = true;
    if (atOnce) {
      dropClosed();
    }
  }

  private void dropClosed() {
    closedSome = false;
    try {
      selector.selectNow(NioBackend::ignore);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (woken) {
      selector.wakeup();
    }
  }

  private static void ignore(SelectionKey ready) {
    // It is found ready again by the next poll.
  }

  @Override
  public void wake() {
    woken = true;
    selector.wakeup();
  }

  @Override
  public StreamPort openStream(StreamKind kind) {
    return new NioStreamPort(this, kind);
  }

  @Override
  public DatagramPort openDatagram() {
    return new NioDatagramPort(this);
  }

  /** Memory for one datagram, which all sockets share; most programs never need it. */
  MemorySegment datagramMemory() {
    MemorySegment present = datagramMemory;
    if (present == null) {
      present = Arena.ofAuto().allocate(DATAGRAM_BYTES, 64);
      datagramMemory = present;
    }
    return present;
  }

  @Override
  public FsEventPort fsEvents() {
    NioFsEvents present = fsEvents;
    if (present == null) {
      present = new NioFsEvents(this);
      fsEvents = present;
    }
    return present;
  }

  @Override
  public ProcessPort processes() {
    NioProcesses present = processes;
    if (present == null) {
      present = new NioProcesses(this);
      processes = present;
    }
    return present;
  }

  @Override
  public SignalPort signals() {
    SignalWatches present = signals;
    if (present == null) {
      present = new SignalWatches(SignalTrap.INSTANCE, this::wake);
      signals = present;
    }
    return present;
  }

  @Override
  public void close() {
    if (signals != null) {
      signals.close();
    }
    if (fsEvents != null) {
      fsEvents.close();
    }
    try {
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
      selector.close();
      reserve.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
