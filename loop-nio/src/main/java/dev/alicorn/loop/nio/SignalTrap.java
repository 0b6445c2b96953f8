package dev.alicorn.loop.nio;

import dev.alicorn.loop.Errno;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The process's signals by the JDK's own hook: who listens to which. A signal is handled as before
 * once its last listener is gone.
 *
 * <p>Any thread. A JVM that was started with {@code -Xrs} delivers none.
 */
final class SignalTrap {
  /** Hears of signals, on a thread of the JVM's; must return at once. */
  @FunctionalInterface
  interface Listener {
    void onSignal(int signal);
  }

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

  private static final Map<Integer, CopyOnWriteArrayList<Listener>> LISTENERS =
      new ConcurrentHashMap<>();
  private static final Map<Integer, Object> BEFORE = new HashMap<>();

  private SignalTrap() {}

  /** Adds a listener; 0 or errno, {@code EINVAL} for one that the JDK does not know. */
  static synchronized int add(int signal, Listener listener) {
    String name = NAMES.get(signal);
    if (name == null) {
      return Errno.EINVAL;
    }
    CopyOnWriteArrayList<Listener> listeners =
        LISTENERS.computeIfAbsent(signal, each -> new CopyOnWriteArrayList<>());
    listeners.add(listener);
    try {
      if (listeners.size() == 1) {
        Runnable tell = () -> listeners.forEach(one -> one.onSignal(signal));
        BEFORE.put(signal, JvmSignals.handle(name, tell));
      }
      return 0;
    } catch (IllegalArgumentException e) {
      listeners.remove(listener); // the JVM keeps it for itself
      return Errno.ENOTSUP;
    }
  }

  /** Removes a listener. */
  static synchronized void remove(int signal, Listener listener) {
    CopyOnWriteArrayList<Listener> listeners = LISTENERS.get(signal);
    if (listeners != null && listeners.remove(listener) && listeners.isEmpty()) {
      Object before = BEFORE.remove(signal);
      String name = NAMES.get(signal);
      if (before != null && name != null) {
        JvmSignals.restore(name, before);
      }
    }
  }
}
