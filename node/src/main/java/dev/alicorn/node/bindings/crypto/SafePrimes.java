package dev.alicorn.node.bindings.crypto;

import java.math.BigInteger;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * Primes p of which (p - 1) / 2 is a prime too. Any thread: it takes long.
 *
 * <p>Candidates are sieved by small primes and then by Fermat's test, which is cheap, before any is
 * tested in earnest.
 */
final class SafePrimes {
  private static final int CERTAINTY = 64;
  private static final int SIEVE_LIMIT = 20_000;
  private static final int STEPS = 1 << 16;
  private static final int SIEVED_FROM = 32;

  private SafePrimes() {}

  static BigInteger generate(int bits) {
    SecureRandom random = new SecureRandom();
    while (true) {
      BigInteger half = new BigInteger(bits - 1, random).setBit(bits - 2).setBit(0);
      if (bits <= SIEVED_FROM) {
        BigInteger prime = half.shiftLeft(1).setBit(0);
        if (half.isProbablePrime(CERTAINTY) && prime.isProbablePrime(CERTAINTY)) {
          return prime;
        }
        continue;
      }
      BigInteger found = search(half, bits);
      if (found != null) {
        return found;
      }
    }
  }

  private static @Nullable BigInteger search(BigInteger half, int bits) {
    boolean[] composite = sieve(half);
    for (int step = 0; step < STEPS; step++) {
      if (composite[step]) {
        continue;
      }
      BigInteger q = half.add(BigInteger.valueOf(2L * step));
      BigInteger p = q.shiftLeft(1).setBit(0);
      if (p.bitLength() == bits
          && passesFermat(q)
          && passesFermat(p)
          && q.isProbablePrime(CERTAINTY)
          && p.isProbablePrime(CERTAINTY)) {
        return p;
      }
    }
    return null;
  }

  /** Which of half, half + 2, half + 4… have a small factor, or their doubles and one have. */
  private static boolean[] sieve(BigInteger half) {
    boolean[] composite = new boolean[STEPS];
    for (int prime = 3; prime < SIEVE_LIMIT; prime += 2) {
      if (!isSmallPrime(prime)) {
        continue;
      }
      int rest = half.mod(BigInteger.valueOf(prime)).intValue();
      for (int step = 0; step < prime && step < STEPS; step++) {
        int q = (rest + 2 * step) % prime;
        if (q == 0 || (2 * q + 1) % prime == 0) {
          for (int i = step; i < STEPS; i += prime) {
            composite[i] = true;
          }
        }
      }
    }
    return composite;
  }

  private static boolean isSmallPrime(int number) {
    for (int factor = 3; factor * factor <= number; factor += 2) {
      if (number % factor == 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean passesFermat(BigInteger number) {
    BigInteger exponent = number.subtract(BigInteger.ONE);
    return BigInteger.TWO.modPow(exponent, number).equals(BigInteger.ONE);
  }
}
