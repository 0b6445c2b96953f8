package dev.alicorn.loop;

/**
 * Where a loop reads the time: nanoseconds from an arbitrary origin that never run backwards.
 *
 * <p>Any thread. Tests give one they turn by hand.
 */
@FunctionalInterface
public interface LoopClock {
  /** The system's monotonic clock. */
  LoopClock SYSTEM = System::nanoTime;

  /** The present reading in nanoseconds. */
  long nanos();
}
