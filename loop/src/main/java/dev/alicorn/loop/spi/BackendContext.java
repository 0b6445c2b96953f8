package dev.alicorn.loop.spi;

import dev.alicorn.loop.LoopClock;

/** What the loop gives a back end when it is opened; loop thread only. */
public interface BackendContext {
  /** The loop's clock; a back end under a virtual clock sleeps by it. */
  LoopClock clock();

  /**
   * Owed by every poll that waited: called after the wait and before the first completion, so that
   * callbacks see the loop's time renewed. Cheap; a poll that never waited may leave it out.
   */
  void woken();
}
