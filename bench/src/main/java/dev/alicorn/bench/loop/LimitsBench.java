package dev.alicorn.bench.loop;

import com.sun.management.ThreadMXBean;
import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.event.CallbackLeft;
import dev.alicorn.loop.event.LoopObserver;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * {@code LimitsBench BACKEND}: what a loop takes beside time. Prints the Java heap of an idle
 * connection, what a thousand echoes allocate, and what an observer costs.
 */
public final class LimitsBench {
  private static final int IDLE = 4_500;
  private static final int CONNECTIONS = 64;
  private static final long WARM_UP = 400_000;
  private static final long ECHOES = 1_000_000;
  private static final int PAIRS_OF_ROUNDS = 11;
  private static final long ROUND = 20_000;

  private LimitsBench() {}

  /**
   * Measures.
   *
   * @param args the back end
   */
  public static void main(String[] args) {
    if (args.length != 1) {
      System.err.println("usage: LimitsBench BACKEND");
      System.exit(2);
      return;
    }
    try (EventLoop loop = EventLoop.builder().backend(args[0]).open()) {
      System.out.printf("heap bytes of an idle connection: %d%n", idleBytes(loop));
      EchoPairs echo = new EchoPairs(loop, CONNECTIONS);
      echo.run(WARM_UP);
      long before = allocated();
      echo.run(ECHOES);
      System.out.printf("bytes allocated in %d echoes: %d%n", ECHOES, allocated() - before);
      System.out.printf("time with an observer, ratio: %.3f%n", observed(loop, echo));
      echo.close();
    }
  }

  /** Both ends of a connection are handles of this loop, so a pair counts twice. */
  private static long idleBytes(EventLoop loop) {
    EchoPairs warm = new EchoPairs(loop, CONNECTIONS);
    warm.close();
    long before = usedHeap();
    EchoPairs idle = new EchoPairs(loop, IDLE);
    long after = usedHeap();
    idle.close();
    return (after - before) / (2 * IDLE);
  }

  private static long usedHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  /** The median of what rounds with an observer take, each beside one without. */
  private static double observed(EventLoop loop, EchoPairs echo) {
    Counter counter = new Counter();
    double[] ratios = new double[PAIRS_OF_ROUNDS];
    for (int i = -PAIRS_OF_ROUNDS; i < PAIRS_OF_ROUNDS; i++) {
      loop.setObserver(null);
      long without = time(echo);
      loop.setObserver(counter);
      long with = time(echo);
      ratios[Math.floorMod(i, PAIRS_OF_ROUNDS)] = (double) with / without; // the first are warm-up
    }
    loop.setObserver(null);
    if (counter.callbacks < PAIRS_OF_ROUNDS * ROUND || counter.nanos == 0) {
      throw new IllegalStateException("the observer heard of " + counter.callbacks);
    }
    Arrays.sort(ratios);
    return ratios[PAIRS_OF_ROUNDS / 2];
  }

  private static long time(EchoPairs echo) {
    LongSupplier clock = ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime;
    long start = clock.getAsLong();
    echo.run(ROUND);
    return clock.getAsLong() - start;
  }

  /** What an observer may do that measures callbacks. */
  private static final class Counter implements LoopObserver {
    private long callbacks;
    private long nanos;

    @Override
    public void callbackLeft(CallbackLeft event) {
      callbacks++;
      nanos += event.durationNanos();
    }
  }
}
