package dev.alicorn.loop;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Two actors that meet again and again, each time with another head start for one of them, so that
 * the steps of one are swept over all steps of the other. The rounds are the same in each run; what
 * the processors make of them is not.
 */
final class Race {
  private static final int ROUNDS = 4_000;
  private static final int MOST_SPINS = 400;

  private Race() {}

  /** A part of a round; all but the actors run alone. */
  interface Step {
    /** Does it. */
    void run(int round) throws Exception;
  }

  /** Sets each round up, has both act at once, and checks what came of it. */
  static void run(Step setUp, Step here, Step there, Step check) throws Exception {
    CyclicBarrier meeting = new CyclicBarrier(2);
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread other =
        new Thread(
            () -> {
              try {
                for (int round = 0; round < ROUNDS; round++) {
                  meeting.await();
                  spin(round % MOST_SPINS);
                  there.run(round);
                  meeting.await();
                }
              } catch (Throwable e) {
                failure.set(e);
                meeting.reset();
              }
            });
    other.setDaemon(true);
    other.start();
    for (int round = 0; round < ROUNDS; round++) {
      setUp.run(round);
      meeting.await();
      spin(MOST_SPINS - round % MOST_SPINS);
      here.run(round);
      meeting.await();
      check.run(round);
    }
    other.join();
    CallbackGate.throwIfAny(failure.get());
  }

  private static void spin(int times) {
    for (int i = 0; i < times; i++) {
      Thread.onSpinWait();
    }
  }
}
