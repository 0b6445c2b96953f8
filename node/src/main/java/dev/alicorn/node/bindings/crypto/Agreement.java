package dev.alicorn.node.bindings.crypto;

import dev.alicorn.node.bindings.NodeError;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.crypto.RawAgreement;
import org.bouncycastle.crypto.agreement.ECDHBasicAgreement;
import org.bouncycastle.crypto.agreement.X25519Agreement;
import org.bouncycastle.crypto.agreement.X448Agreement;
import org.bouncycastle.crypto.params.DHPrivateKeyParameters;
import org.bouncycastle.crypto.params.DHPublicKeyParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;

/** Diffie-Hellman, of numbers and of curves. Any thread. */
final class Agreement {
  private static final int COMPRESSED = 2;
  private static final int HYBRID = 6;

  private Agreement() {}

  /** The secret of two keys of one kind. */
  static byte[] secret(ParsedKey own, ParsedKey other) {
    return switch (own.numbers()) {
      case ECPrivateKeyParameters ec -> {
        requireSame(ec.getParameters(), ((ECPublicKeyParameters) other.numbers()).getParameters());
        ECDHBasicAgreement agreement = new ECDHBasicAgreement();
        agreement.init(ec);
        BigInteger secret = agreement.calculateAgreement(other.numbers());
        yield BigIntegers.asUnsignedByteArray(Curves.fieldSize(ec.getParameters()), secret);
      }
      case DHPrivateKeyParameters dh -> {
        requireSame(dh.getParameters(), ((DHPublicKeyParameters) other.numbers()).getParameters());
        BigInteger prime = dh.getParameters().getP();
        BigInteger y = ((DHPublicKeyParameters) other.numbers()).getY();
        int size = (prime.bitLength() + 7) / 8;
        yield BigIntegers.asUnsignedByteArray(size, y.modPow(dh.getX(), prime));
      }
      default -> raw(own, other);
    };
  }

  private static void requireSame(Object group, Object otherGroup) {
    if (!group.equals(otherGroup)) {
      throw OpenSslError.coded(
          "ERR_OSSL_EVP_DIFFERENT_KEY_TYPES",
          "03000065",
          "digital envelope routines",
          "different key types");
    }
  }

  private static byte[] raw(ParsedKey own, ParsedKey other) {
    RawAgreement agreement =
        own.type() == KeyType.X25519 ? new X25519Agreement() : new X448Agreement();
    agreement.init(own.numbers());
    byte[] secret = new byte[agreement.getAgreementSize()];
    try {
      agreement.calculateAgreement(other.numbers(), secret, 0);
    } catch (IllegalStateException e) {
      throw OpenSslError.of("1C8000A7", "Provider routines", "failed during derivation");
    }
    return secret;
  }

  /** A random number below the curve's order. */
  static byte[] randomScalar(String curve) {
    BigInteger order = Curves.named(curve).getN();
    BigInteger number =
        BigIntegers.createRandomInRange(
            BigInteger.ONE, order.subtract(BigInteger.ONE), new SecureRandom());
    return BigIntegers.asUnsignedByteArray((order.bitLength() + 7) / 8, number);
  }

  static byte[] publicPoint(String curve, byte[] scalar) {
    ECNamedDomainParameters parameters = Curves.named(curve);
    BigInteger number = new BigInteger(1, scalar);
    if (number.signum() == 0 || number.compareTo(parameters.getN()) >= 0) {
      throw new NodeError("", "Private key is not valid for specified curve.");
    }
    return new FixedPointCombMultiplier().multiply(parameters.getG(), number).getEncoded(false);
  }

  /** A point in another of its forms. */
  static byte[] convert(String curve, byte[] point, int form) {
    ECPoint decoded = decode(Curves.named(curve), point);
    byte[] encoded = decoded.getEncoded(form == COMPRESSED);
    if (form == HYBRID) {
      encoded[0] = (byte) (HYBRID | (encoded[encoded.length - 1] & 1));
    }
    return encoded;
  }

  static byte[] pointSecret(String curve, byte[] scalar, byte[] point) {
    ECNamedDomainParameters parameters = Curves.named(curve);
    ECPublicKeyParameters other = new ECPublicKeyParameters(decode(parameters, point), parameters);
    ECDHBasicAgreement agreement = new ECDHBasicAgreement();
    agreement.init(new ECPrivateKeyParameters(new BigInteger(1, scalar), parameters));
    return BigIntegers.asUnsignedByteArray(
        Curves.fieldSize(parameters), agreement.calculateAgreement(other));
  }

  private static ECPoint decode(ECNamedDomainParameters curve, byte[] point) {
    try {
      return curve.validatePublicPoint(curve.getCurve().decodePoint(point));
    } catch (IllegalArgumentException | ArithmeticException e) {
      NodeError error =
          new NodeError(
              "ERR_CRYPTO_ECDH_INVALID_PUBLIC_KEY", "Public key is not valid for specified curve");
      error.initCause(e);
      throw error;
    }
  }
}
