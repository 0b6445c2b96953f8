package dev.alicorn.node.bindings.crypto;

import dev.alicorn.node.bindings.NodeError;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/** Random primes. Any thread: it takes long. */
final class Primes {
  private static final int CERTAINTY = 64;

  private Primes() {}

  /**
   * A prime p of this size with p mod add = rem; a safe one if (p - 1) / 2 is to be one too.
   *
   * @param add null for any
   * @param rem null for 1, or 3 of a safe prime
   */
  static BigInteger generate(
      int bits, boolean safe, @Nullable BigInteger add, @Nullable BigInteger rem) {
    SecureRandom random = new SecureRandom();
    if (add == null && !safe) {
      return small(bits, random);
    }
    BigInteger step = add == null ? BigInteger.TWO : add;
    BigInteger rest =
        add == null ? BigInteger.ONE : rem == null ? BigInteger.valueOf(safe ? 3 : 1) : rem;
    for (int tries = 0; tries < 1_000_000; tries++) {
      BigInteger found = new BigInteger(bits, random).setBit(bits - 1);
      if (bits > 2 && add == null) {
        found = found.setBit(bits - 2);
      }
      found = found.subtract(found.mod(step)).add(rest);
      if (found.bitLength() == bits
          && found.isProbablePrime(CERTAINTY)
          && (!safe || found.shiftRight(1).isProbablePrime(CERTAINTY))) {
        return found;
      }
    }
    throw new NodeError("ERR_CRYPTO_OPERATION_FAILED", "Prime generation failed");
  }

  // OpenSSL sets the two highest bits, so that a product is as long as two primes.
  private static BigInteger small(int bits, SecureRandom random) {
    BigInteger found;
    do {
      found = BigInteger.probablePrime(bits, random);
    } while (bits > 2 && !found.testBit(bits - 2));
    return found;
  }
}
