package dev.alicorn.node.bindings;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * SHAKE128 and SHAKE256 of FIPS 202, with output of any length: the JDK's have a fixed one.
 *
 * <p>Loop thread only.
 */
final class Shake implements RunningHash {
  private static final int LANES = 25;
  private static final int ROUNDS = 24;
  private static final int DOMAIN_SUFFIX = 0x1F;
  private static final long[] ROUND_CONSTANTS = roundConstants();
  private static final int[] ROTATIONS = new int[LANES];
  private static final int[] TARGETS = new int[LANES];

  static {
    // Rho and pi walk the lanes in one cycle that begins at (1, 0); (0, 0) stays where it is.
    int x = 1;
    int y = 0;
    for (int step = 0; step < LANES - 1; step++) {
      int nextY = (2 * x + 3 * y) % 5;
      ROTATIONS[x + 5 * y] = (step + 1) * (step + 2) / 2 % Long.SIZE;
      TARGETS[x + 5 * y] = y + 5 * nextY;
      x = y;
      y = nextY;
    }
  }

  private final int rate;
  private final int defaultLength;
  private final long[] lanes;
  private int position;

  /**
   * An empty one.
   *
   * @param rate bytes taken in between two permutations
   */
  Shake(int rate, int defaultLength) {
    this(rate, defaultLength, new long[LANES], 0);
  }

  private Shake(int rate, int defaultLength, long[] lanes, int position) {
    this.rate = rate;
    this.defaultLength = defaultLength;
    this.lanes = lanes;
    this.position = position;
  }

  @Override
  public void update(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      mix(position++, bytes.get());
      if (position == rate) {
        permute();
        position = 0;
      }
    }
  }

  @Override
  public byte[] finish(int length) {
    mix(position, DOMAIN_SUFFIX);
    mix(rate - 1, 0x80);
    byte[] out = new byte[length == DEFAULT_LENGTH ? defaultLength : length];
    for (int i = 0; i < out.length; i++) {
      int at = i % rate;
      if (at == 0) {
        permute();
      }
      out[i] = (byte) (lanes[at >> 3] >>> ((at & 7) << 3));
    }
    Arrays.fill(lanes, 0);
    position = 0;
    return out;
  }

  @Override
  public RunningHash copy() {
    return new Shake(rate, defaultLength, lanes.clone(), position);
  }

  private void mix(int at, int value) {
    lanes[at >> 3] ^= (value & 0xFFL) << ((at & 7) << 3);
  }

  private void permute() {
    long[] parity = new long[5];
    long[] moved = new long[LANES];
    for (int round = 0; round < ROUNDS; round++) {
      theta(parity);
      for (int i = 0; i < LANES; i++) {
        moved[TARGETS[i]] = Long.rotateLeft(lanes[i], ROTATIONS[i]);
      }
      for (int row = 0; row < LANES; row += 5) {
        for (int x = 0; x < 5; x++) {
          lanes[row + x] = moved[row + x] ^ (~moved[row + (x + 1) % 5] & moved[row + (x + 2) % 5]);
        }
      }
      lanes[0] ^= ROUND_CONSTANTS[round];
    }
  }

  private void theta(long[] parity) {
    for (int x = 0; x < 5; x++) {
      parity[x] = lanes[x] ^ lanes[x + 5] ^ lanes[x + 10] ^ lanes[x + 15] ^ lanes[x + 20];
    }
    for (int x = 0; x < 5; x++) {
      long mask = parity[(x + 4) % 5] ^ Long.rotateLeft(parity[(x + 1) % 5], 1);
      for (int i = x; i < LANES; i += 5) {
        lanes[i] ^= mask;
      }
    }
  }

  /** Bits of a linear feedback shift register (x^8 + x^6 + x^5 + x^4 + 1) at places 2^j - 1. */
  private static long[] roundConstants() {
    long[] constants = new long[ROUNDS];
    int register = 1;
    for (int round = 0; round < ROUNDS; round++) {
      for (int j = 0; j <= 6; j++) {
        if ((register & 1) != 0) {
          constants[round] |= 1L << ((1 << j) - 1);
        }
        register = (register << 1) ^ ((register >> 7) * 0x171);
      }
    }
    return constants;
  }
}
