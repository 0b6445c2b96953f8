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

  /** Whether the first block is not merely cut short. */
  private static boolean isWhole(byte[] data) {
    try (PemReader reader =
        new PemReader(new StringReader(new String(data, StandardCharsets.ISO_8859_1)))) {
      byte[] content = reader.readPemObject().getContent();
      return content.length > 0
          && (content[0] != SEQUENCE || ASN1Primitive.fromByteArray(content) != null);
    } catch (IOException | RuntimeException e) {
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
      throw isWhole(data) ? OpenSslError.wrongContent() : KeyReader.unsupported(e);
    } catch (IOException | RuntimeException e) {
      throw KeyReader.unsupported(e);
    }
  }
}
