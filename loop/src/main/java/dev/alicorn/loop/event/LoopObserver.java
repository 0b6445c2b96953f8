package dev.alicorn.loop.event;

/**
 * Watches a loop from inside: every method is called on the loop thread, in pairs, and does nothing
 * by default.
 *
 * <p>Events are built only while an observer is installed. An observer must not throw and must not
 * start or close handles; what it throws goes to the loop's uncaught handler.
 */
public interface LoopObserver {
  /** A phase begins. */
  default void phaseEntered(PhaseEntered event) {}

  /** The phase ended. */
  default void phaseLeft(PhaseLeft event) {}

  /** A user callback is about to run. */
  default void callbackEntered(Object source) {}

  /** The user callback ended. */
  default void callbackLeft(CallbackLeft event) {}
}
