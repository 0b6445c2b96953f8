package dev.alicorn.bench.crossings;

import dev.alicorn.engine.HostTable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/**
 * What the woven classes call; the counts so far. Any thread.
 *
 * <p>Times are in nanoseconds and contain what is nested in them: JavaScript's contains the host
 * functions that it calls.
 */
public final class Crossings {
  /** How often something was done, and how long it took. */
  private record Sum(LongAdder count, LongAdder nanos) {
    Sum() {
      this(new LongAdder(), new LongAdder());
    }

    void add(long spent) {
      count.increment();
      nanos.add(spent);
    }
  }

  private static final Sum INTO_JAVASCRIPT = new Sum();
  private static final Map<Integer, Sum> HOST = new ConcurrentHashMap<>();
  private static final Map<String, Sum> NATIVE = new ConcurrentHashMap<>();
  private static volatile HostTable table = HostTable.builder().build();

  private Crossings() {}

  /** A call into JavaScript has returned; only the outermost count, at depth 0. */
  public static void intoJavaScript(int depth, long start) {
    if (depth == 0) {
      INTO_JAVASCRIPT.add(System.nanoTime() - start);
    }
  }

  /** A host function has returned. */
  public static void host(HostTable from, int op, long start) {
    table = from;
    HOST.computeIfAbsent(op, each -> new Sum()).add(System.nanoTime() - start);
  }

  /** One of the engine's native functions is called, by a host function or on the way in. */
  public static void nativeCall(String name) {
    NATIVE.computeIfAbsent(name, each -> new Sum()).add(0);
  }

  /** All counts as one line of JSON: a list of [kind, name, count, nanoseconds], and the time. */
  static String line() {
    String rest =
        HOST.entrySet().stream()
                .map(each -> row("host", table.names().get(each.getKey()), each.getValue()))
                .collect(Collectors.joining())
            + NATIVE.entrySet().stream()
                .map(each -> row("native", each.getKey(), each.getValue()))
                .collect(Collectors.joining());
    return "{\"nanos\":%d,\"rows\":[%s%s]}"
        .formatted(System.nanoTime(), row("javascript", "", INTO_JAVASCRIPT).substring(1), rest);
  }

  private static String row(String kind, String name, Sum sum) {
    return ",[\"%s\",\"%s\",%d,%d]".formatted(kind, name, sum.count.sum(), sum.nanos.sum());
  }
}
