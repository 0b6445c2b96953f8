package dev.alicorn.loop.sim;

import java.time.Duration;
import java.util.PriorityQueue;

/**
 * What happens in the simulated world, by virtual time; events of one time in the order in which
 * they were added. Loop thread only.
 */
public final class SimScript {
  private record Event(long atNanos, long order, Runnable action) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      int byTime = Long.compare(atNanos, other.atNanos);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  private final ManualClock clock;
  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private long added;

  SimScript(ManualClock clock) {
    this.clock = clock;
  }

  /** Has an event delivered, as an I/O completion, by the poll that reaches its time. */
  public SimScript after(Duration delay, Runnable completion) {
    events.add(new Event(clock.nanos() + delay.toNanos(), added++, completion));
    return this;
  }

  /** The time now. */
  long nowNanos() {
    return clock.nanos();
  }

  /** The time of the next event, or {@link Long#MAX_VALUE}. */
  long nextNanos() {
    Event next = events.peek();
    return next == null ? Long.MAX_VALUE : next.atNanos();
  }

  /** Runs what is due; events added meanwhile wait for the next poll. */
  int runDue() {
    long before = added;
    int count = 0;
    Event next = events.peek();
    while (next != null && next.atNanos() <= clock.nanos() && next.order() < before) {
      events.remove();
      next.action().run();
      count++;
      next = events.peek();
    }
    return count;
  }
}
