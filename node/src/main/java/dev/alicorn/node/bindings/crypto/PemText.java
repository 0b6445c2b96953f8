package dev.alicorn.node.bindings.crypto;

import dev.alicorn.node.bindings.NodeError;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;

/** Finds keys and certificates in PEM. Any thread. */
final class PemText {
  private static final String BEGIN = "-----BEGIN ";

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
    } catch (IOException | RuntimeException e) {
      throw KeyReader.unsupported(e);
    }
  }
}
