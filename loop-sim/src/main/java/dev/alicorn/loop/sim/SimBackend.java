package dev.alicorn.loop.sim;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.spi.Backend;
import dev.alicorn.loop.spi.BackendContext;
import dev.alicorn.loop.spi.DatagramPort;
import dev.alicorn.loop.spi.FsEventPort;
import dev.alicorn.loop.spi.FsEventSink;
import dev.alicorn.loop.spi.StreamKind;
import dev.alicorn.loop.spi.StreamPort;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A poller that never sleeps: it moves the clock to the next event or to the end of the wait. Only
 * a wait without any event to come waits in real time, for another thread's wake.
 */
final class SimBackend implements Backend {
  private static final int PATIENCE_SECONDS = 20;

  private final BackendContext context;
  private final ManualClock clock;
  private final SimScript script;
  private final SimNetwork network;
  private final Function<StreamKind, StreamPort> streams;
  private final Semaphore wakes = new Semaphore(0);

  SimBackend(
      BackendContext context,
      ManualClock clock,
      SimScript script,
      SimNetwork network,
      Function<StreamKind, StreamPort> streams) {
    this.context = context;
    this.clock = clock;
    this.script = script;
    this.network = network;
    this.streams = streams;
  }

  @Override
  public int poll(long timeoutNanos) {
    boolean woken = wakes.drainPermits() > 0;
    if (timeoutNanos != 0 && !woken) {
      pass(timeoutNanos);
    }
    context.woken();
    return script.runDue();
  }

  private void pass(long timeoutNanos) {
    long now = clock.nanos();
    long next = script.nextNanos();
    if (next == Long.MAX_VALUE && timeoutNanos < 0) {
      awaitWake();
      return;
    }
    long end = timeoutNanos < 0 ? next : Math.min(next, now + timeoutNanos);
    clock.advanceNanos(Math.max(0, end - now));
  }

  private void awaitWake() {
    try {
      if (!wakes.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("nothing in the simulation will ever wake the loop");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void wake() {
    wakes.release();
  }

  @Override
  public StreamPort openStream(StreamKind kind) {
    return streams.apply(kind);
  }

  @Override
  public DatagramPort openDatagram() {
    return new SimDatagramPort(network, script);
  }

  @Override
  public FsEventPort fsEvents() {
    return new FsEventPort() {
      @Override
      public int start(String path, int flags, FsEventSink sink) {
        return Errno.ENOTSUP;
      }

      @Override
      public void stop(int watch) {
        throw new IllegalArgumentException("no watch " + watch);
      }
    };
  }

  @Override
  public void close() {
    wakes.drainPermits();
  }
}
