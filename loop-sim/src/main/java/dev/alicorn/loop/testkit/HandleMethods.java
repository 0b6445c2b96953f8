package dev.alicorn.loop.testkit;

import dev.alicorn.loop.Handle;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls every public method of a handle with arguments that mean little, and tells what it threw.
 */
final class HandleMethods {
  private HandleMethods() {}

  /** Those that the class and the classes above it declare, in the order of their names. */
  static List<Method> of(Handle handle) {
    List<Method> methods = new ArrayList<>();
    for (Method method : handle.getClass().getMethods()) {
      boolean own = Handle.class.isAssignableFrom(method.getDeclaringClass());
      if (own && !Modifier.isStatic(method.getModifiers()) && !method.isBridge()) {
        method.setAccessible(true); // it may come from a class that is not public
        methods.add(method);
      }
    }
    methods.sort((one, other) -> one.toString().compareTo(other.toString()));
    return methods;
  }

  /** What a call throws, or null. */
  static @Nullable Throwable outcome(Handle handle, Method method) {
    Object[] arguments =
        Arrays.stream(method.getParameterTypes()).map(HandleMethods::anyOf).toArray();
    try {
      method.invoke(handle, arguments);
      return null;
    } catch (InvocationTargetException e) {
      return e.getCause();
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable Object anyOf(Class<?> type) {
    if (type == int.class) {
      return 0;
    }
    if (type == long.class) {
      return 0L;
    }
    if (type == boolean.class) {
      return false;
    }
    return type == ByteBuffer.class ? ByteBuffer.allocate(1) : null;
  }
}
