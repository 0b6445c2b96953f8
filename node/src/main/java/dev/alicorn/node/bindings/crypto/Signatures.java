package dev.alicorn.node.bindings.crypto;

import dev.alicorn.node.bindings.NodeError;
import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.DSA;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.params.DSAKeyParameters;
import org.bouncycastle.crypto.params.ECKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.signers.DSAEncoding;
import org.bouncycastle.crypto.signers.DSASigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.Ed448Signer;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;

/**
 * Signs hashes, and messages with Ed25519 and Ed448. Any thread.
 *
 * @param hash index of what made the digest; negative where the key signs the message itself
 * @param padding OpenSSL's number; 0 as the key has it
 * @param saltLength of PSS, or one of OpenSSL's negative numbers
 * @param plain whether a signature of two numbers is written without DER
 */
record Signatures(ParsedKey key, int hash, int padding, int saltLength, boolean plain) {
  static final int PKCS1 = 1;
  static final int PSS = 6;

  byte[] sign(byte[] data) throws IOException, CryptoException {
    return switch (key.type()) {
      case RSA, RSA_PSS ->
          isPss()
              ? RsaPss.sign(rsa(), requireHash(), pss(), data)
              : RsaRaw.pad1(rsa(), digestInfo(data));
      case EC, DSA -> {
        DSA signer = dsa();
        signer.init(true, new ParametersWithRandom(key.numbers()));
        BigInteger[] pair = signer.generateSignature(data);
        yield encoding().encode(order(), pair[0], pair[1]);
      }
      case ED25519, ED448 -> {
        Signer signer = edwards();
        signer.init(true, key.numbers());
        signer.update(data, 0, data.length);
        yield signer.generateSignature();
      }
      default -> {
        requireNoHash();
        yield PostQuantum.sign(key, data);
      }
    };
  }

  boolean verify(byte[] data, byte[] signature) throws IOException {
    return switch (key.type()) {
      case RSA, RSA_PSS ->
          isPss()
              ? RsaPss.verify(rsa(), requireHash(), pss(), data, signature)
              : MessageDigest.isEqual(RsaRaw.unpad1(rsa(), signature), digestInfo(data));
      case EC, DSA -> verifyPair(data, signature);
      case ED25519, ED448 -> {
        Signer signer = edwards();
        signer.init(false, key.numbers());
        signer.update(data, 0, data.length);
        yield signer.verifySignature(signature);
      }
      default -> {
        requireNoHash();
        yield PostQuantum.verify(key, data, signature);
      }
    };
  }

  private boolean verifyPair(byte[] data, byte[] signature) {
    DSA signer = dsa();
    signer.init(false, key.numbers());
    try {
      BigInteger[] pair = encoding().decode(order(), signature);
      return signer.verifySignature(data, pair[0], pair[1]);
    } catch (IOException | IllegalArgumentException | ArithmeticException e) {
      return false; // no signature at all
    }
  }

  private RSAKeyParameters rsa() {
    return (RSAKeyParameters) key.numbers();
  }

  private boolean isPss() {
    if (key.type() == KeyType.RSA_PSS && padding != PSS && padding != 0) {
      throw badPadding();
    }
    if (padding != 0 && padding != PKCS1 && padding != PSS) {
      throw badPadding();
    }
    return padding == PSS || key.type() == KeyType.RSA_PSS;
  }

  private static NodeError badPadding() {
    return OpenSslError.of("1C8000A5", "Provider routines", "illegal or unsupported padding mode");
  }

  private RsaPss.Limits pss() {
    return RsaPss.limits(key, requireHash(), saltLength);
  }

  private Hashes requireHash() {
    if (hash < 0) {
      throw unsupportedKey();
    }
    return Hashes.at(hash);
  }

  private DSA dsa() {
    return key.type() == KeyType.EC ? new ECDSASigner() : new DSASigner();
  }

  private void requireNoHash() {
    if (hash >= 0) {
      throw OpenSslError.of("1C80007A", "Provider routines", "invalid digest");
    }
  }

  private Signer edwards() {
    requireNoHash();
    return key.type() == KeyType.ED25519 ? new Ed25519Signer() : new Ed448Signer(new byte[0]);
  }

  private DSAEncoding encoding() {
    return plain ? PlainDSAEncoding.INSTANCE : StandardDSAEncoding.INSTANCE;
  }

  private BigInteger order() {
    return key.numbers() instanceof ECKeyParameters ec
        ? ec.getParameters().getN()
        : ((DSAKeyParameters) key.numbers()).getParameters().getQ();
  }

  private byte[] digestInfo(byte[] digest) throws IOException {
    AlgorithmIdentifier algorithm =
        new AlgorithmIdentifier(requireHash().identifier(), DERNull.INSTANCE);
    return new DigestInfo(algorithm, digest).getEncoded("DER");
  }

  static NodeError unsupportedKey() {
    return OpenSslError.coded(
        "ERR_OSSL_EVP_OPERATION_NOT_SUPPORTED_FOR_THIS_KEYTYPE",
        "03000096",
        "digital envelope routines",
        "operation not supported for this keytype");
  }
}
