package dev.alicorn.node.bindings.crypto;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/** Reads certificates, in PEM or DER. Failures have OpenSSL's codes. Any thread. */
public final class CertificateReader {
  private CertificateReader() {}

  /** All certificates in the order in which they stand: one of DER, a chain of PEM. */
  public static List<X509Certificate> certificates(byte[] data) {
    if (!PemText.isPem(data)) {
      return List.of(ofDer(data, noStartLine()));
    }
    List<X509Certificate> found = new ArrayList<>();
    try (PemReader reader =
        new PemReader(new StringReader(new String(data, StandardCharsets.ISO_8859_1)))) {
      PemObject block;
      while ((block = reader.readPemObject()) != null) {
        if (block.getType().endsWith("CERTIFICATE")) {
          found.add(ofDer(block.getContent(), wrongTag()));
        }
      }
    } catch (IOException e) {
      throw OpenSslError.coded(
          "ERR_OSSL_PEM_BAD_BASE64_DECODE", "04800064", "PEM routines", "bad base64 decode");
    }
    if (found.isEmpty()) {
      throw noStartLine();
    }
    return found;
  }

  private static RuntimeException noStartLine() {
    return OpenSslError.coded(
        "ERR_OSSL_PEM_NO_START_LINE", "0480006C", "PEM routines", "no start line");
  }

  private static RuntimeException wrongTag() {
    String library = "asn1 encoding routines";
    String nested = OpenSslError.text("0688010A", library, "nested asn1 error");
    return OpenSslError.onTopOf(
        OpenSslError.coded("ERR_OSSL_ASN1_WRONG_TAG", "068000A8", library, "wrong tag"),
        nested,
        OpenSslError.text("068000A8", library, "wrong tag"),
        OpenSslError.text("0488000D", "PEM routines", "ASN1 lib"),
        nested);
  }

  private static X509Certificate ofDer(byte[] der, RuntimeException otherwise) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException e) {
      otherwise.initCause(e);
      throw otherwise;
    }
  }
}
