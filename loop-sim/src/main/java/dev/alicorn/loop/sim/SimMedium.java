package dev.alicorn.loop.sim;

import java.time.Duration;
import java.util.Random;

/**
 * What bytes of a simulation travel through: how long it takes and what goes wrong, all by a seed,
 * so that a run can be had again. Loop thread only.
 *
 * @param <S> the class itself, which its settings give back
 */
public abstract sealed class SimMedium<S extends SimMedium<S>> permits SimNetwork, SimSockets {
  private Random random = new Random(0);
  private Duration leastDelay = Duration.ofMillis(1);
  private Duration mostDelay = Duration.ofMillis(1);

  SimMedium() {}

  abstract S self();

  /** Has chance go by another seed. */
  public final S seed(long seed) {
    random = new Random(seed);
    return self();
  }

  /**
   * How long each piece travels. Unequal times change the order of datagrams; the bytes of one
   * direction of a stream keep theirs.
   */
  public final S delay(Duration least, Duration most) {
    leastDelay = least;
    mostDelay = most;
    return self();
  }

  /** How long the next piece travels. */
  final long delayNanos() {
    long spread = mostDelay.minus(leastDelay).toNanos();
    return leastDelay.toNanos() + (spread <= 0 ? 0 : random.nextLong(spread + 1));
  }

  /** Whether the next piece meets what so many meet, from 0 to 1. */
  final boolean meets(double rate) {
    return rate > 0 && random.nextDouble() < rate;
  }

  /** A length from 1 to one less than this. */
  final int partOf(int length) {
    return 1 + random.nextInt(length - 1);
  }
}
