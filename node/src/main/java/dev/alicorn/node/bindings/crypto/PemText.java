package dev.alicorn.node.bindings.crypto;

import dev.alicorn.node.bindings.NodeError;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/** Finds keys and certificates in PEM. Any thread. */
final class PemText {
  private static final String BEGIN = "-----BEGIN ";
  private static final int SEQUENCE = 0x30;

  private PemText() {}

  static boolean isPem(byte[] data) {
    return new String(data, StandardCharsets.ISO_8859_1).contains(BEGIN);
  }

  /** The first private key, as BouncyCastle's class for its form. */
  static Object firstKey(byte[] data) {
    return first(data, PemText::isPrivate);
  }

  /** The first key of any kind, or certificate. */
  static Object firstKeyOrCertificate(byte[] data) {
    return first(
        data,
        found ->
            isPrivate(found)
                || found instanceof SubjectPublicKeyInfo
                || found instanceof X509CertificateHolder);
  }

  private static boolean isPrivate(Object found) {
    return found instanceof PrivateKeyInfo
        || found instanceof PEMKeyPair
        || found instanceof PEMEncryptedKeyPair
        || found instanceof PKCS8EncryptedPrivateKeyInfo;
  }

  /**
   * What OpenSSL makes of a first block that is not what its label says: PKCS#8 passes under some
   * labels.
   */
  private static Object mislabelled(byte[] data, PEMException cause) {
    try (PemReader reader =
        new PemReader(new StringReader(new String(data, StandardCharsets.ISO_8859_1)))) {
      PemObject block = reader.readPemObject();
      byte[] content = block.getContent();
      boolean isCut = content.length > 0 && content[0] == SEQUENCE && !isWhole(content);
      return switch (block.getType()) {
        case "RSA PRIVATE KEY", "ENCRYPTED PRIVATE KEY" -> PrivateKeyInfo.getInstance(content);
        case "PRIVATE KEY", "PUBLIC KEY" ->
            throw isCut ? KeyReader.unsupported(cause) : OpenSslError.wrongContent();
        default -> throw KeyReader.unsupported(cause);
      };
    } catch (NodeError e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw KeyReader.unsupported(e);
    }
  }

  private static boolean isWhole(byte[] der) {
    try {
      return ASN1Primitive.fromByteArray(der) != null;
    } catch (IOException e) {
      return false;
    }
  }

  private static Object first(byte[] data, Predicate<Object> wanted) {
    try (PEMParser parser =
        new PEMParser(new StringReader(new String(data, StandardCharsets.ISO_8859_1)))) {
      Object found;
      while ((found = parser.readObject()) != null) {
        if (wanted.test(found)) {
          return found;
        }
      }
      throw OpenSslError.unsupported();
    } catch (NodeError e) {
      throw e;
    } catch (PEMException e) {
      return mislabelled(data, e);
    } catch (IOException | RuntimeException e) {
      throw KeyReader.unsupported(e);
    }
  }
}
