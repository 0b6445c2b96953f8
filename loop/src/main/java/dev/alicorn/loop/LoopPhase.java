package dev.alicorn.loop;

import dev.alicorn.loop.event.Phase;

/** One phase of the iteration; loop thread only. */
interface LoopPhase {
  /** Which one. */
  Phase phase();

  /** Whether nothing waits in it. */
  boolean isEmpty();

  /** How much waits in it as far as it is known; -1 where it is not. */
  int depth();

  /** Runs what waits in it. */
  void run();
}
