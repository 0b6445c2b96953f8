package dev.alicorn.loop.nio;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * sun.misc.Signal, the JDK's only door to signals. By reflection, since the compiler warns of each
 * mention of it and no annotation silences that. Any thread.
 */
final class JvmSignals {
  private JvmSignals() {}

  /**
   * Has the JVM call a routine, on a thread of its own, when the signal comes.
   *
   * @return the handler before, for {@link #restore}
   * @throws IllegalArgumentException for a signal that the JVM keeps for itself
   */
  static Object handle(String name, Runnable routine) {
    try {
      Class<?> type = Class.forName("sun.misc.SignalHandler");
      Object handler =
          Proxy.newProxyInstance(
              JvmSignals.class.getClassLoader(),
              new Class<?>[] {type},
              (self, method, arguments) -> {
                switch (method.getName()) {
                  case "handle" -> routine.run();
                  case "hashCode" -> {
                    return System.identityHashCode(self);
                  }
                  case "equals" -> {
                    return self == arguments[0];
                  }
                  default -> {
                    return "Alicorn's " + name;
                  }
                }
                return null;
              });
      return install(name, handler);
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Has the signal handled as before. */
  static void restore(String name, Object handler) {
    install(name, handler);
  }

  private static Object install(String name, Object handler) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> type = Class.forName("sun.misc.SignalHandler");
      Method handle = signal.getMethod("handle", signal, type);
      Object number = signal.getConstructor(String.class).newInstance(name);
      return handle.invoke(null, number, handler);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
