package dev.alicorn.bench.loop;

import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.EventLoopBuilder;
import java.lang.management.ManagementFactory;
import java.util.Map;

/**
 * {@code LoopBench KIND COUNT WARMUP [BACKEND]}: does the operation of that kind COUNT times,
 * WARMUP rounds long before it is measured, and prints {@code wall_nanos=… cpu_nanos=…}, each for
 * one operation; the processor time is the loop thread's.
 */
public final class LoopBench {
  private static final Map<String, Operation> KINDS =
      Map.of(
          "timers", new TimerOperation(),
          "async", new AsyncOperation(),
          "wakeup", new WakeupOperation(),
          "work", new WorkOperation(),
          "spawn", new SpawnOperation(),
          "stat", new StatOperation(),
          "read", new ReadOperation(),
          "udp", new UdpOperation(),
          "pipe", new PipeOperation());

  private LoopBench() {}

  /**
   * Measures one kind.
   *
   * @param args kind, count, rounds of warm-up, and the back end where it shall not be the best
   */
  public static void main(String[] args) {
    Operation operation = args.length < 3 ? null : KINDS.get(args[0]);
    if (operation == null) {
      System.err.println("usage: LoopBench KIND COUNT WARMUP [BACKEND]; kinds: " + KINDS.keySet());
      System.exit(2);
      return;
    }
    int count = Integer.parseInt(args[1]);
    EventLoopBuilder builder = EventLoop.builder();
    if (args.length > 3) {
      builder.backend(args[3]);
    }
    try (EventLoop loop = builder.open()) {
      for (int i = Integer.parseInt(args[2]); i > 0; i--) {
        run(loop, operation, count);
      }
      long wall = System.nanoTime();
      long cpu = threadNanos();
      run(loop, operation, count);
      cpu = threadNanos() - cpu;
      wall = System.nanoTime() - wall;
      System.out.printf("wall_nanos=%d cpu_nanos=%d%n", wall / count, cpu / count);
    }
  }

  private static void run(EventLoop loop, Operation operation, int count) {
    operation.begin(loop, count);
    loop.run();
  }

  private static long threadNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
