package dev.alicorn.engine.v8;

/**
 * A thread whose stack suits V8; contexts live on no other.
 *
 * <p>A recursion that is too deep must meet V8's own limit, where it becomes a RangeError. Two
 * other ends lie below, and both end the JVM: where the thread's stack ends, Java throws
 * StackOverflowError inside native code that is not made for it; and 40 KiB below its limit, as
 * counted from the start of the thread's stack, V8 refuses to throw or to collect garbage at all.
 * So the stack is larger than V8's by what Java may need, and a context is opened near its start:
 * what Java has used up by then is missing from the 40 KiB.
 */
final class V8Thread extends Thread {
  private static final long JAVA_ROOM_KIB = 3072;
  private static final int MAX_FRAMES_AT_OPEN = 100;

  V8Thread(String name, Runnable task, int v8KiB) {
    super(null, task, name, (v8KiB + JAVA_ROOM_KIB) * 1024);
  }

  /**
   * Checks that a context can be opened here.
   *
   * @throws IllegalStateException on another kind of thread, or deep in calls
   */
  static void check() {
    if (!(Thread.currentThread() instanceof V8Thread)) {
      throw new IllegalStateException(
          "A context must be opened on a thread from JsEngine.newThread(): "
              + Thread.currentThread()
              + " may lack the stack that V8 needs");
    }
    if (new Throwable().getStackTrace().length > MAX_FRAMES_AT_OPEN) {
      throw new IllegalStateException(
          "A context must be opened near the start of its thread, not this deep in calls");
    }
  }
}
