package dev.alicorn.node.bindings.crypto;

import dev.alicorn.node.bindings.NodeError;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Objects;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.jcajce.provider.asymmetric.util.KeyUtil;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.jspecify.annotations.Nullable;

/**
 * Reads keys in the forms that Node takes, PEM or DER, and makes keys of the JDK's classes of them.
 *
 * <p>Private keys: PKCS#8 (also encrypted), PKCS#1 of RSA, SEC1 of EC, OpenSSL's older form of DSA,
 * and PEM of these that is encrypted by its head. All algorithms: RSA, RSA-PSS, DSA, DH, EC,
 * Ed25519, Ed448, X25519, X448. Failures are {@link NodeError}s with OpenSSL's codes. Any thread.
 */
public final class KeyReader {
  /** OpenSSL's limit for what is asked from a user. */
  private static final int LONGEST_PASSPHRASE = 1024;

  private KeyReader() {}

  /**
   * A private key for the JDK's classes (TLS, signatures).
   *
   * @param data PEM, in which other blocks than keys are skipped, or DER
   * @param passphrase of an encrypted key; null if there is none
   */
  public static PrivateKey privateKey(byte[] data, byte @Nullable [] passphrase) {
    return toJdk(privateKeyInfo(data, passphrase));
  }

  /**
   * A public key for the JDK's classes: of a public key in SubjectPublicKeyInfo or PKCS#1, of a
   * certificate, or what belongs to a private key.
   */
  public static PublicKey publicKey(byte[] data, byte @Nullable [] passphrase) {
    return toJdk(publicKeyInfo(data, passphrase));
  }

  /** As {@link #privateKey}, as PKCS#8. */
  public static PrivateKeyInfo privateKeyInfo(byte[] data, byte @Nullable [] passphrase) {
    return PemText.isPem(data)
        ? privateOf(PemText.firstKey(data), passphrase)
        : DerKeys.privateKey(data, passphrase);
  }

  /** As {@link #publicKey}, as SubjectPublicKeyInfo. */
  public static SubjectPublicKeyInfo publicKeyInfo(byte[] data, byte @Nullable [] passphrase) {
    if (!PemText.isPem(data)) {
      return DerKeys.publicKey(data, passphrase);
    }
    Object found = PemText.firstKeyOrCertificate(data);
    return switch (found) {
      case SubjectPublicKeyInfo info -> info;
      case org.bouncycastle.cert.X509CertificateHolder holder -> holder.getSubjectPublicKeyInfo();
      default -> publicOf(privateOf(found, passphrase));
    };
  }

  /** The public key that belongs to a private one. */
  public static SubjectPublicKeyInfo publicOf(PrivateKeyInfo key) {
    try {
      return ParsedKey.of(key).publicHalf().publicInfo();
    } catch (IOException e) {
      throw unsupported(e);
    }
  }

  private static PrivateKeyInfo privateOf(Object found, byte @Nullable [] passphrase) {
    try {
      return switch (found) {
        case PrivateKeyInfo info -> info;
        case PEMKeyPair pair -> pair.getPrivateKeyInfo();
        case PKCS8EncryptedPrivateKeyInfo encrypted ->
            Encryption.decrypt(encrypted, requirePassphrase(passphrase));
        case PEMEncryptedKeyPair encrypted ->
            Encryption.decrypt(encrypted, requirePassphrase(passphrase));
        default -> throw OpenSslError.unsupported();
      };
    } catch (ClassCastException | IllegalArgumentException e) {
      throw unsupported(e);
    }
  }

  /** The passphrase of a key in PEM. */
  private static byte[] requirePassphrase(byte @Nullable [] passphrase) {
    if (passphrase == null || passphrase.length > LONGEST_PASSPHRASE) {
      String given = "interrupted or cancelled";
      String library = "common libcrypto routines";
      throw OpenSslError.onTopOf(
          OpenSslError.coded(
              "ERR_OSSL_CRYPTO_INTERRUPTED_OR_CANCELLED", "07880109", library, given),
          OpenSslError.text("04800068", "PEM routines", "bad password read"),
          OpenSslError.text("07880109", library, given));
    }
    return passphrase;
  }

  /** The passphrase of a key in DER. */
  static byte[] requireDerPassphrase(byte @Nullable [] passphrase) {
    if (passphrase == null) {
      throw new NodeError("ERR_MISSING_PASSPHRASE", "Passphrase required for encrypted key");
    }
    if (passphrase.length > LONGEST_PASSPHRASE) {
      throw OpenSslError.coded(
          "ERR_OSSL_PEM_BAD_PASSWORD_READ", "04800068", "PEM routines", "bad password read");
    }
    return passphrase;
  }

  static NodeError unsupported(Exception cause) {
    NodeError error = OpenSslError.unsupported();
    error.initCause(cause);
    return error;
  }

  /**
   * The JDK's class for a key; BouncyCastle's where the JDK does not know the algorithm or curve.
   */
  public static PrivateKey toJdk(PrivateKeyInfo info) {
    try {
      byte[] der = info.getEncoded();
      String name = jdkName(info.getPrivateKeyAlgorithm().getAlgorithm());
      if (name != null) {
        try {
          return KeyFactory.getInstance(name).generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
          // A curve that the JDK lacks: below.
        }
      }
      return Objects.requireNonNull(BouncyCastleProvider.getPrivateKey(info), "unknown algorithm");
    } catch (IOException | NullPointerException e) {
      throw unsupported(e);
    }
  }

  /** As {@link #toJdk(PrivateKeyInfo)}. */
  public static PublicKey toJdk(SubjectPublicKeyInfo info) {
    String name = jdkName(info.getAlgorithm().getAlgorithm());
    byte[] der = KeyUtil.getEncodedSubjectPublicKeyInfo(info);
    try {
      if (name != null) {
        try {
          return KeyFactory.getInstance(name).generatePublic(new X509EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
          // A curve that the JDK lacks: below.
        }
      }
      return Objects.requireNonNull(BouncyCastleProvider.getPublicKey(info), "unknown algorithm");
    } catch (IOException | NullPointerException e) {
      throw unsupported(e);
    }
  }

  private static @Nullable String jdkName(ASN1ObjectIdentifier algorithm) {
    return switch (KeyType.of(algorithm)) {
      case RSA -> "RSA";
      case RSA_PSS -> "RSASSA-PSS";
      case EC -> "EC";
      case DSA -> "DSA";
      case DH -> "DH";
      case ED25519, ED448 -> "EdDSA";
      case X25519, X448 -> "XDH";
      case null -> null;
      default -> null; // the JDK has ML-KEM and ML-DSA, but not their keys as OpenSSL writes them
    };
  }
}
