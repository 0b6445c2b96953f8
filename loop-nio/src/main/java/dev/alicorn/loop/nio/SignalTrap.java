package dev.alicorn.loop.nio;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.spi.SignalWatches;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;

/**
 * The process's signals by the JDK's own hook: who listens to which. A signal is handled as before
 * once its last listener is gone.
 *
 * <p>Any thread. A JVM that was started with {@code -Xrs} delivers none.
 */
final class SignalTrap implements SignalWatches.Trap {
  /** The process's. */
  static final SignalTrap INSTANCE = new SignalTrap();

  // The JDK knows signals by name; the numbers are Linux's on every system.
  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(1, "HUP"),
          Map.entry(2, "INT"),
          Map.entry(3, "QUIT"),
          Map.entry(6, "ABRT"),
          Map.entry(10, "USR1"),
          Map.entry(12, "USR2"),
          Map.entry(13, "PIPE"),
          Map.entry(14, "ALRM"),
          Map.entry(15, "TERM"),
          Map.entry(17, "CHLD"),
          Map.entry(18, "CONT"),
          Map.entry(20, "TSTP"),
          Map.entry(21, "TTIN"),
          Map.entry(22, "TTOU"),
          Map.entry(23, "URG"),
          Map.entry(28, "WINCH"));

  private final Map<Integer, CopyOnWriteArrayList<IntConsumer>> listeners =
      new ConcurrentHashMap<>();
  private final Map<Integer, Object> before = new HashMap<>();

  private SignalTrap() {}

  /** Adds a listener; 0 or errno, {@code EINVAL} for one that the JDK does not know. */
  @Override
  public synchronized int add(int signal, IntConsumer listener) {
    String name = NAMES.get(signal);
    if (name == null) {
      return Errno.EINVAL;
    }
    CopyOnWriteArrayList<IntConsumer> hearing =
        listeners.computeIfAbsent(signal, each -> new CopyOnWriteArrayList<>());
    hearing.add(listener);
    try {
      if (hearing.size() == 1) {
        Runnable tell = () -> hearing.forEach(one -> one.accept(signal));
        before.put(signal, JvmSignals.handle(name, tell));
      }
      return 0;
    } catch (IllegalArgumentException e) {
      hearing.remove(listener); // the JVM keeps it for itself
      return Errno.ENOTSUP;
    }
  }

  /** Removes a listener. */
  @Override
  public synchronized void remove(int signal, IntConsumer listener) {
    CopyOnWriteArrayList<IntConsumer> hearing = listeners.get(signal);
    if (hearing != null && hearing.remove(listener) && hearing.isEmpty()) {
      Object former = before.remove(signal);
      String name = NAMES.get(signal);
      if (former != null && name != null) {
        JvmSignals.restore(name, former);
      }
    }
  }
}
