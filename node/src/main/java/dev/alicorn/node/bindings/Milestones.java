package dev.alicorn.node.bindings;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * When an environment came to what {@code performance.nodeTiming} tells, in milliseconds since it
 * began.
 *
 * <p>Loop thread only. https://nodejs.org/api/perf_hooks.html#class-performancenodetiming
 */
public final class Milestones {
  /** In the order in which they are come to. */
  public enum Milestone {
    /** The environment is being made. */
    NODE_START,
    /** The engine's context is about to be made. */
    V8_START,
    /** The context is there. */
    ENVIRONMENT,
    /** The library is up: the program begins. */
    BOOTSTRAP_COMPLETE,
    /** The loop turns. */
    LOOP_START,
    /** It has nothing left to do. */
    LOOP_EXIT
  }

  private static final double UNREACHED = -1;

  private final long originNanos = System.nanoTime();
  private final double originMillis = System.currentTimeMillis();
  private final double[] reached = new double[Milestone.values().length];

  /** Time begins now. */
  public Milestones() {
    Arrays.fill(reached, UNREACHED);
  }

  /** Notes the time, the first time. */
  public void reach(Milestone milestone) {
    if (reached[milestone.ordinal()] == UNREACHED) {
      reached[milestone.ordinal()] = now();
    }
  }

  double now() {
    return (System.nanoTime() - originNanos) / (double) TimeUnit.MILLISECONDS.toNanos(1);
  }

  /** In milliseconds since 1970. */
  double originMillis() {
    return originMillis;
  }

  /** The times in the milestones' order; -1 where one was not come to. */
  Object[] times() {
    return Arrays.stream(reached).boxed().toArray();
  }
}
