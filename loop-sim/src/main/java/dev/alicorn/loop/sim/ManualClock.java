package dev.alicorn.loop.sim;

import dev.alicorn.loop.LoopClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands until it is moved. Any thread. */
public final class ManualClock implements LoopClock {
  private final AtomicLong nanos = new AtomicLong();

  /** A clock at 0. */
  public ManualClock() {}

  @Override
  public long nanos() {
    return nanos.get();
  }

  /** Moves it on. */
  public void advance(Duration time) {
    advanceNanos(time.toNanos());
  }

  /** Moves it on. */
  public void advanceNanos(long time) {
    if (time < 0) {
      throw new IllegalArgumentException("time does not run backwards");
    }
    nanos.addAndGet(time);
  }
}
