package dev.alicorn.node.bindings.crypto;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.SecretWithEncapsulation;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.kems.MLKEMExtractor;
import org.bouncycastle.crypto.kems.MLKEMGenerator;
import org.bouncycastle.crypto.params.ECKeyParameters;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLKEMPublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.util.Arrays;
import org.bouncycastle.util.BigIntegers;

/**
 * Secrets for the holder of a key: ML-KEM (FIPS 203), DHKEM (RFC 9180) with keys for agreement,
 * RSASVE (NIST SP 800-56B) with RSA keys. Any thread.
 */
final class Encapsulation {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Encapsulation() {}

  /** The secret, and what its holder needs to know it. */
  static Object[] encapsulate(ParsedKey given) throws Exception {
    ParsedKey key = given.publicHalf();
    return switch (key.numbers()) {
      case MLKEMPublicKeyParameters kem -> {
        SecretWithEncapsulation made = new MLKEMGenerator(RANDOM).generateEncapsulated(kem);
        yield new Object[] {made.getSecret(), made.getEncapsulation()};
      }
      case RSAKeyParameters rsa -> {
        BigInteger most = rsa.getModulus().subtract(BigInteger.TWO);
        BigInteger secret = BigIntegers.createRandomInRange(BigInteger.TWO, most, RANDOM);
        yield new Object[] {
          fixed(secret, rsa), fixed(secret.modPow(rsa.getExponent(), rsa.getModulus()), rsa)
        };
      }
      default -> {
        Suite suite = Suite.of(key);
        ParsedKey own = suite.newKey(key);
        byte[] point = RawKeys.write(own.publicHalf());
        byte[] shared = suite.derive(Agreement.secret(own, key), point, RawKeys.write(key));
        yield new Object[] {shared, point};
      }
    };
  }

  static byte[] decapsulate(ParsedKey key, byte[] ciphertext) throws Exception {
    return switch (key.numbers()) {
      case MLKEMPrivateKeyParameters kem -> {
        MLKEMExtractor extractor = new MLKEMExtractor(kem);
        requireLength(ciphertext, extractor.getEncapsulationLength());
        yield extractor.extractSecret(ciphertext);
      }
      case RSAKeyParameters rsa -> {
        requireLength(ciphertext, bytesOf(rsa));
        BigInteger number = new BigInteger(1, ciphertext);
        yield fixed(number.modPow(rsa.getExponent(), rsa.getModulus()), rsa);
      }
      default -> {
        Suite suite = Suite.of(key);
        ParsedKey peer = RawKeys.read(suite.curve(key), ciphertext, false);
        byte[] own = RawKeys.write(key.publicHalf());
        yield suite.derive(Agreement.secret(key, peer), ciphertext, own);
      }
    };
  }

  private static void requireLength(byte[] ciphertext, int length) {
    if (ciphertext.length != length) {
      throw new IllegalArgumentException("The ciphertext's length");
    }
  }

  private static int bytesOf(RSAKeyParameters key) {
    return (key.getModulus().bitLength() + 7) / 8;
  }

  private static byte[] fixed(BigInteger number, RSAKeyParameters key) {
    return BigIntegers.asUnsignedByteArray(bytesOf(key), number);
  }

  /** A KEM of RFC 9180, by its number. */
  private record Suite(int id, Digest digest) {
    static Suite of(ParsedKey key) {
      return switch (key.type()) {
        case X25519 -> new Suite(0x20, new SHA256Digest());
        case X448 -> new Suite(0x21, new SHA512Digest());
        case EC ->
            switch (bits(key)) {
              case 256 -> new Suite(0x10, new SHA256Digest());
              case 384 -> new Suite(0x11, new SHA384Digest());
              case 521 -> new Suite(0x12, new SHA512Digest());
              default -> throw Signatures.unsupportedKey();
            };
        default -> throw Signatures.unsupportedKey();
      };
    }

    private static int bits(ParsedKey key) {
      return ((ECKeyParameters) key.numbers()).getParameters().getN().bitLength();
    }

    String curve(ParsedKey key) {
      String name =
          key.numbers() instanceof ECKeyParameters ec
              ? Curves.name(ec.getParameters())
              : key.type().nodeName();
      if (name == null) {
        throw Signatures.unsupportedKey();
      }
      return name;
    }

    ParsedKey newKey(ParsedKey like) throws Exception {
      return like.type() == KeyType.EC
          ? KeyGeneration.ec(curve(like), false)
          : KeyGeneration.edwards(like.type());
    }

    byte[] derive(byte[] secret, byte[] point, byte[] ownPoint) {
      HKDFBytesGenerator hkdf = new HKDFBytesGenerator(digest);
      byte[] key = hkdf.extractPRK(new byte[0], labeled("eae_prk", secret));
      int length = digest.getDigestSize();
      byte[] size = {(byte) (length >>> 8), (byte) length};
      byte[] info =
          Arrays.concatenate(size, labeled("shared_secret", Arrays.concatenate(point, ownPoint)));
      hkdf.init(HKDFParameters.skipExtractParameters(key, info));
      byte[] shared = new byte[length];
      hkdf.generateBytes(shared, 0, length);
      return shared;
    }

    private byte[] labeled(String label, byte[] data) {
      byte[] version = "HPKE-v1KEM".getBytes(StandardCharsets.US_ASCII);
      byte[] number = {(byte) (id >>> 8), (byte) id};
      return Arrays.concatenate(
          Arrays.concatenate(version, number), label.getBytes(StandardCharsets.US_ASCII), data);
    }
  }
}
