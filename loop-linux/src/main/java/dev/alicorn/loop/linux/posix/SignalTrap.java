package dev.alicorn.loop.linux.posix;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.linux.ffi.Call;
import dev.alicorn.loop.linux.ffi.Linux;
import dev.alicorn.loop.linux.ffi.Scratch;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;

/**
 * The process's signals: who listens to which. A signal's disposition is ours from its first
 * listener to its last; then it is again what it was.
 *
 * <p>Any thread. What the handler wrote is read by whichever loop notices it first, which tells the
 * listeners of all.
 */
public final class SignalTrap {
  private static final int CLOSE_ON_EXEC = 0x80000;
  private static final int NON_BLOCKING = 0x800;
  private static final int HIGHEST = 64;
  private static final int FLAGS = SignalActions.RESTART | SignalActions.ON_STACK;

  // SIGILL, SIGTRAP, SIGBUS, SIGFPE, SIGKILL, SIGSEGV and SIGSTOP: the JVM's, or nobody's. The
  // numbers 32 and 33 are the C library's.
  private static final Set<Integer> REFUSED = Set.of(4, 5, 7, 8, 9, 11, 19, 32, 33);

  private static final Map<Integer, CopyOnWriteArrayList<IntConsumer>> LISTENERS =
      new ConcurrentHashMap<>();
  private static final Map<Integer, MemorySegment> BEFORE = new HashMap<>();
  private static long handler;
  private static int reader = -1;

  private SignalTrap() {}

  /**
   * Adds a listener, called on any loop's thread; 0 or errno, {@code EINVAL} for a signal that
   * cannot be caught.
   */
  public static synchronized int add(int signal, IntConsumer listener) {
    if (signal <= 0 || signal > HIGHEST || REFUSED.contains(signal)) {
      return Errno.EINVAL;
    }
    CopyOnWriteArrayList<IntConsumer> listeners =
        LISTENERS.computeIfAbsent(signal, each -> new CopyOnWriteArrayList<>());
    listeners.add(listener);
    int result = listeners.size() > 1 ? 0 : install(signal);
    if (result < 0) {
      listeners.remove(listener);
    }
    return result;
  }

  /** Removes a listener. */
  public static synchronized void remove(int signal, IntConsumer listener) {
    CopyOnWriteArrayList<IntConsumer> listeners = LISTENERS.get(signal);
    if (listeners != null && listeners.remove(listener) && listeners.isEmpty()) {
      MemorySegment before = BEFORE.remove(signal);
      if (before != null) {
        SignalActions.restore(signal, before);
      }
    }
  }

  private static int install(int signal) {
    if (handler == 0) {
      long made = open();
      if (made < 0) {
        return (int) made;
      }
      handler = made;
    }
    MemorySegment before = SignalActions.memory();
    BEFORE.put(signal, before);
    return SignalActions.set(signal, handler, FLAGS, before) < 0 ? Errno.EINVAL : 0;
  }

  /** Makes pipe and handler; the handler's address, or errno. */
  private static long open() {
    MemorySegment memory = Arena.ofAuto().allocate(JAVA_INT, 2);
    int result = Linux.quick(Call.PIPE2, memory.address(), CLOSE_ON_EXEC | NON_BLOCKING, 0);
    if (result < 0) {
      return result;
    }
    int end = memory.get(JAVA_INT, 0);
    int writer = memory.get(JAVA_INT, Integer.BYTES);
    long made = SignalHandler.make(writer);
    if (made < 0) {
      Linux.quick(Call.CLOSE, end, 0, 0);
      Linux.quick(Call.CLOSE, writer, 0, 0);
      return made;
    }
    reader = end;
    return made;
  }

  /** The descriptor that polls as readable when a signal came; it is never closed. */
  public static synchronized int descriptor() {
    return reader;
  }

  /** Reads which signals came, and tells their listeners. */
  public static void deliver() {
    MemorySegment number = Scratch.get().struct();
    int fd = descriptor();
    while (Linux.quick(Call.READ, fd, number.address(), Integer.BYTES) == Integer.BYTES) {
      int signal = number.get(JAVA_INT, 0);
      CopyOnWriteArrayList<IntConsumer> listeners = LISTENERS.get(signal);
      if (listeners != null) {
        listeners.forEach(listener -> listener.accept(signal));
      }
    }
  }
}
