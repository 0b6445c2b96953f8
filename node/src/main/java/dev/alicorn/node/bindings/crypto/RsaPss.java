package dev.alicorn.node.bindings.crypto;

import dev.alicorn.node.bindings.NodeError;
import java.security.SecureRandom;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.engines.RSABlindedEngine;
import org.bouncycastle.crypto.generators.MGF1BytesGenerator;
import org.bouncycastle.crypto.params.MGFParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.signers.PSSSigner;

/** RSASSA-PSS over hashes, with OpenSSL's rules for the length of the salt. Any thread. */
final class RsaPss {
  private static final int DIGEST = -1;
  private static final int AUTO = -2;
  private static final int UNSAID = -3;

  private RsaPss() {}

  /** What a signature is made with. */
  record Limits(Hashes mgfHash, int saltLength, boolean isLimited) {}

  /** The algorithm as OpenSSL writes it: with an empty parameter for each hash. */
  static AlgorithmIdentifier normalized(AlgorithmIdentifier algorithm) {
    RSASSAPSSparams params = RSASSAPSSparams.getInstance(algorithm.getParameters());
    AlgorithmIdentifier mask = params.getMaskGenAlgorithm();
    ASN1ObjectIdentifier maskHash =
        AlgorithmIdentifier.getInstance(mask.getParameters()).getAlgorithm();
    ASN1ObjectIdentifier hash = params.getHashAlgorithm().getAlgorithm();
    RSASSAPSSparams written =
        new RSASSAPSSparams(
            new AlgorithmIdentifier(hash, DERNull.INSTANCE),
            new AlgorithmIdentifier(
                mask.getAlgorithm(), new AlgorithmIdentifier(maskHash, DERNull.INSTANCE)),
            new ASN1Integer(params.getSaltLength()),
            new ASN1Integer(params.getTrailerField()));
    return new AlgorithmIdentifier(algorithm.getAlgorithm(), written);
  }

  static Limits limits(ParsedKey key, Hashes hash, int saltLength) {
    RSASSAPSSparams params = KeyFacts.pssOf(key);
    if (params == null) {
      return new Limits(hash, saltLength == UNSAID ? AUTO : saltLength, false);
    }
    Hashes wanted = Hashes.of(params.getHashAlgorithm().getAlgorithm());
    if (wanted != hash) {
      throw OpenSslError.of("1C8000AE", "Provider routines", "digest not allowed");
    }
    Hashes mgf =
        Hashes.of(
            AlgorithmIdentifier.getInstance(params.getMaskGenAlgorithm().getParameters())
                .getAlgorithm());
    int least = params.getSaltLength().intValue();
    if (saltLength >= 0 && saltLength < least) {
      throw OpenSslError.of("1C8000AC", "Provider routines", "pss saltlen too small");
    }
    return new Limits(mgf == null ? hash : mgf, saltLength == UNSAID ? least : saltLength, true);
  }

  static byte[] sign(RSAKeyParameters key, Hashes hash, Limits limits, byte[] digest)
      throws CryptoException {
    int hashSize = hash.open().getDigestSize();
    int most = encodedSize(key) - hashSize - 2;
    if (limits.isLimited && limits.saltLength < 0) {
      throw OpenSslError.of("1C800070", "Provider routines", "invalid salt length");
    }
    int salt =
        switch (limits.saltLength) {
          case DIGEST -> hashSize;
          case AUTO -> most;
          default -> limits.saltLength;
        };
    if (salt > most || most < 0) {
      throw OpenSslError.tooLargeToSign("0200006E", "data too large for key size");
    }
    PSSSigner signer = signer(hash, limits, salt);
    signer.init(true, new ParametersWithRandom(key, new SecureRandom()));
    signer.update(digest, 0, digest.length);
    return signer.generateSignature();
  }

  static boolean verify(
      RSAKeyParameters key, Hashes hash, Limits limits, byte[] digest, byte[] signature) {
    int hashSize = hash.open().getDigestSize();
    int salt =
        switch (limits.saltLength) {
          case DIGEST -> hashSize;
          case AUTO -> saltOf(key, hashSize, limits.mgfHash, signature);
          default -> limits.saltLength;
        };
    if (salt < 0 || salt > encodedSize(key) - hashSize - 2) {
      return false;
    }
    PSSSigner signer = signer(hash, limits, salt);
    signer.init(false, key);
    signer.update(digest, 0, digest.length);
    return signer.verifySignature(signature);
  }

  private static PSSSigner signer(Hashes hash, Limits limits, int salt) {
    return PSSSigner.createRawSigner(
        new RSABlindedEngine(),
        hash.open(),
        limits.mgfHash.open(),
        salt,
        PSSSigner.TRAILER_IMPLICIT);
  }

  private static int encodedSize(RSAKeyParameters key) {
    return (key.getModulus().bitLength() - 1 + 7) / 8;
  }

  /** How long the salt of a signature is: it stands behind zeros and a one; -1 if there is none. */
  private static int saltOf(RSAKeyParameters key, int hashSize, Hashes mgfHash, byte[] signature) {
    byte[] encoded;
    try {
      encoded = RsaRaw.plain(key, false, signature);
    } catch (NodeError e) {
      return -1;
    }
    int size = encodedSize(key);
    int from = encoded.length - size;
    int maskedSize = size - hashSize - 1;
    if (from < 0 || maskedSize < 1) {
      return -1;
    }
    byte[] mask = mask(mgfHash.open(), encoded, from + maskedSize, hashSize, maskedSize);
    int unused = size * 8 - (key.getModulus().bitLength() - 1);
    for (int i = 0; i < maskedSize; i++) {
      int value = (encoded[from + i] ^ mask[i]) & (i == 0 ? 0xff >> unused : 0xff);
      if (value != 0) {
        return value == 1 ? maskedSize - i - 1 : -1;
      }
    }
    return -1;
  }

  private static byte[] mask(Digest digest, byte[] encoded, int at, int hashSize, int size) {
    byte[] seed = java.util.Arrays.copyOfRange(encoded, at, at + hashSize);
    MGF1BytesGenerator generator = new MGF1BytesGenerator(digest);
    generator.init(new MGFParameters(seed));
    byte[] mask = new byte[size];
    generator.generateBytes(mask, 0, size);
    return mask;
  }
}
