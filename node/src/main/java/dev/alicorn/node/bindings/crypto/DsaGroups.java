package dev.alicorn.node.bindings.crypto;

import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.crypto.params.DSAParameters;
import org.jspecify.annotations.Nullable;

/**
 * Groups for DSA keys: primes p and q of which q divides p - 1, and a generator of order q (FIPS
 * 186-4, A.1). BouncyCastle's has few sizes. Any thread: it takes long.
 */
final class DsaGroups {
  private static final int CERTAINTY = 80;

  /** The product of small primes: most candidates have one in common with it. */
  private static final BigInteger SMALL_PRIMES = smallPrimes(2000);

  private DsaGroups() {}

  static DSAParameters generate(int bits, int divisorBits, SecureRandom random) {
    while (true) {
      BigInteger q = new BigInteger(divisorBits, CERTAINTY, random);
      BigInteger p = search(q, bits, random);
      if (p != null) {
        return new DSAParameters(p, q, generator(p, q));
      }
    }
  }

  private static @Nullable BigInteger search(BigInteger q, int bits, SecureRandom random) {
    BigInteger step = q.shiftLeft(1);
    for (int tries = 0; tries < 4 * bits; tries++) {
      BigInteger start = new BigInteger(bits, random).setBit(bits - 1);
      BigInteger p = start.subtract(start.mod(step)).add(BigInteger.ONE);
      if (p.bitLength() == bits
          && p.gcd(SMALL_PRIMES).equals(BigInteger.ONE)
          && p.isProbablePrime(CERTAINTY)) {
        return p;
      }
    }
    return null;
  }

  private static BigInteger smallPrimes(int limit) {
    BigInteger product = BigInteger.ONE;
    BigInteger prime = BigInteger.TWO;
    while (prime.intValue() < limit) {
      product = product.multiply(prime);
      prime = prime.nextProbablePrime();
    }
    return product;
  }

  private static BigInteger generator(BigInteger p, BigInteger q) {
    BigInteger exponent = p.subtract(BigInteger.ONE).divide(q);
    for (BigInteger h = BigInteger.TWO; ; h = h.add(BigInteger.ONE)) {
      BigInteger g = h.modPow(exponent, p);
      if (g.compareTo(BigInteger.ONE) > 0) {
        return g;
      }
    }
  }
}
