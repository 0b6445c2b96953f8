package dev.alicorn.loop.testkit;

import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.EventLoopBuilder;
import dev.alicorn.loop.spi.BackendProvider;

/**
 * The back end that contracts are held by: what a test class implements whose nested classes extend
 * them, or one that extends a contract itself. Test thread only.
 */
@FunctionalInterface
public interface BackendUnderTest {
  /** Opens the back end. */
  BackendProvider provider();

  /** A builder of loops on it. */
  default EventLoopBuilder loopBuilder() {
    return EventLoop.builder().backend(provider());
  }

  /** Whether it has what a kind of callback needs, by the kind's name in {@code FaultSubjects}. */
  default boolean carries(String kind) {
    return true;
  }

  /** How many bytes it may allocate in a round of echo; none, unless it cannot help it. */
  default long mostBytesARound() {
    return 0;
  }

  /** How many bytes a datagram's way through it may allocate. */
  default long mostBytesADatagram() {
    return 0;
  }
}
