package dev.alicorn.loop.sim;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.IoVector;
import dev.alicorn.loop.spi.FilePort;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * File operations of another port, with faults: a disk that gets full, transfers that end early, a
 * process that has no descriptor left, and any error for any operation.
 *
 * <p>Any thread, as every {@link FilePort}. Chance goes by a seed; which operation meets it depends
 * on the order in which pool threads take them, so tests that want it always the same use the
 * synchronous ones.
 */
public final class FaultyFiles {
  private static final int LENGTH = 3;

  private final FilePort real;
  private final FilePort port;
  private final Map<String, Integer> nextErrors = new HashMap<>();
  private Random random = new Random(0);
  private double shortRate;
  private long spaceLeft = Long.MAX_VALUE;
  private int descriptorsLeft = Integer.MAX_VALUE;

  /** Over a port that really has files. */
  public FaultyFiles(FilePort real) {
    this.real = real;
    this.port =
        (FilePort)
            Proxy.newProxyInstance(
                FilePort.class.getClassLoader(),
                new Class<?>[] {FilePort.class},
                (proxy, method, arguments) -> call(method, arguments));
  }

  /** The port with the faults. */
  public FilePort port() {
    return port;
  }

  /** Has chance go by another seed. */
  public synchronized FaultyFiles seed(long seed) {
    random = new Random(seed);
    return this;
  }

  /** Has the next call of an operation, by its name in {@link FilePort}, fail with an errno. */
  public synchronized FaultyFiles failNext(String operation, int errno) {
    nextErrors.put(operation, errno);
    return this;
  }

  /** How many reads and writes end early, from 0 to 1. */
  public synchronized FaultyFiles shortTransfers(double rate) {
    shortRate = rate;
    return this;
  }

  /** How many bytes can be written before the disk is full ({@code ENOSPC}). */
  public synchronized FaultyFiles spaceLeft(long bytes) {
    spaceLeft = bytes;
    return this;
  }

  /** How many files can be open at once from now on ({@code EMFILE}). */
  public synchronized FaultyFiles descriptorsLeft(int count) {
    descriptorsLeft = count;
    return this;
  }

  private Object call(Method method, Object[] arguments) throws Throwable {
    String name = method.getName();
    int errno = meet(name);
    if (errno < 0) {
      return answer(method, errno);
    }
    return switch (name) {
      case "read", "write" -> transfer(method, arguments);
      case "readv", "writev" -> gather(method, arguments);
      case "open" -> opened((int) invoke(method, arguments));
      case "close" -> closed((int) invoke(method, arguments));
      default -> invoke(method, arguments);
    };
  }

  private static Object answer(Method method, long result) {
    return method.getReturnType() == long.class ? (Object) result : (Object) (int) result;
  }

  private Object invoke(Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** The errno that an operation is to fail with, or 0. */
  private synchronized int meet(String operation) {
    Integer errno = nextErrors.remove(operation);
    if (errno != null) {
      return errno;
    }
    return operation.equals("open") && descriptorsLeft <= 0 ? Errno.EMFILE : 0;
  }

  private synchronized int opened(int fd) {
    descriptorsLeft -= fd >= 0 && descriptorsLeft < Integer.MAX_VALUE ? 1 : 0;
    return fd;
  }

  private synchronized int closed(int result) {
    descriptorsLeft += result == 0 && descriptorsLeft < Integer.MAX_VALUE ? 1 : 0;
    return result;
  }

  private Object transfer(Method method, Object[] arguments) throws Throwable {
    boolean write = method.getName().equals("write");
    int wanted = (int) arguments[LENGTH];
    int allowed = allowed(write, wanted);
    if (allowed == 0 && wanted > 0) {
      return Errno.ENOSPC;
    }
    arguments[LENGTH] = allowed;
    int count = (int) invoke(method, arguments);
    written(write, count);
    return count;
  }

  /** Several ranges: all of them, or the first one alone where the transfer is to end early. */
  private Object gather(Method method, Object[] arguments) throws Throwable {
    boolean write = method.getName().equals("writev");
    IoVector data = (IoVector) arguments[1];
    int wanted = (int) Math.min(data.remaining(), Integer.MAX_VALUE);
    int allowed = allowed(write, wanted);
    if (allowed == wanted || wanted == 0) {
      long count = (long) invoke(method, arguments);
      written(write, count);
      return count;
    }
    int length = Math.min(allowed, data.length(0));
    if (length == 0) {
      return (long) Errno.ENOSPC;
    }
    int fd = (int) arguments[0];
    long position = (long) arguments[2];
    long count =
        write
            ? real.write(fd, data.segment(0), data.offset(0), length, position)
            : real.read(fd, data.segment(0), data.offset(0), length, position);
    written(write, count);
    return count;
  }

  private synchronized int allowed(boolean write, int wanted) {
    int most = write ? (int) Math.min(spaceLeft, wanted) : wanted;
    boolean whole = most < 2 || shortRate == 0 || random.nextDouble() >= shortRate;
    return whole ? most : 1 + random.nextInt(most - 1);
  }

  private synchronized void written(boolean write, long count) {
    spaceLeft -= write && count > 0 && spaceLeft < Long.MAX_VALUE ? count : 0;
  }
}
