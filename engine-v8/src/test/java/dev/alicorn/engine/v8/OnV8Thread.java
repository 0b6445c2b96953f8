package dev.alicorn.engine.v8;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Runs tests, their constructors and what goes with them on one thread that suits V8. */
final class OnV8Thread implements InvocationInterceptor {
  private static final LinkedBlockingQueue<Runnable> TASKS = new LinkedBlockingQueue<>();

  static {
    V8Thread thread = new V8Thread("tests", OnV8Thread::work, 984);
    thread.setDaemon(true);
    thread.start();
  }

  private static void work() {
    try {
      while (true) {
        TASKS.take().run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Runs a task there and waits for it. */
  @SuppressWarnings("NullAway") // returns null only where T allows it
  static <T extends @Nullable Object> T run(Callable<T> task) throws Throwable {
    AtomicReference<@Nullable T> result = new AtomicReference<>();
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    CountDownLatch done = new CountDownLatch(1);
    TASKS.add(
        () -> {
          try {
            result.set(task.call());
          } catch (Throwable e) {
            failure.set(e);
          } finally {
            done.countDown();
          }
        });
    done.await();
    Throwable thrown = failure.get();
    if (thrown != null) {
      throw thrown;
    }
    return result.get();
  }

  private static <T extends @Nullable Object> T proceed(Invocation<T> invocation) throws Throwable {
    return run(
        () -> {
          try {
            return invocation.proceed();
          } catch (Exception | Error e) {
            throw e;
          } catch (Throwable e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @Override
  public <T> T interceptTestClassConstructor(
      Invocation<T> invocation,
      ReflectiveInvocationContext<Constructor<T>> where,
      ExtensionContext context)
      throws Throwable {
    return proceed(invocation);
  }

  @Override
  public void interceptTestMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> where,
      ExtensionContext context)
      throws Throwable {
    proceed(invocation);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> where,
      ExtensionContext context)
      throws Throwable {
    proceed(invocation);
  }

  @Override
  public void interceptAfterEachMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> where,
      ExtensionContext context)
      throws Throwable {
    proceed(invocation);
  }
}
