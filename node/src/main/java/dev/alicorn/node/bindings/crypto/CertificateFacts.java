package dev.alicorn.node.bindings.crypto;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.DefaultAlgorithmNameFinder;
import org.jspecify.annotations.Nullable;

/** What X509Certificate tells of a certificate. Any thread. */
final class CertificateFacts {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss yyyy 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final HexFormat FINGERPRINT = HexFormat.ofDelimiter(":").withUpperCase();

  private CertificateFacts() {}

  /** Names and values in turn. */
  static @Nullable Object[] of(X509CertificateHolder certificate) throws IOException {
    List<@Nullable Object> facts = new ArrayList<>();
    Extensions extensions = certificate.getExtensions();
    byte[] der = certificate.getEncoded();
    String serial = CertificateOperations.hex(certificate.getSerialNumber());
    add(facts, "subject", CertificateNames.lines(certificate.getSubject()));
    add(facts, "issuer", CertificateNames.lines(certificate.getIssuer()));
    add(
        facts,
        "subjectAltName",
        CertificateNames.alternatives(extensions, Extension.subjectAlternativeName));
    add(facts, "infoAccess", CertificateNames.access(extensions));
    add(facts, "validFrom", time(certificate.getNotBefore()));
    add(facts, "validTo", time(certificate.getNotAfter()));
    add(facts, "fingerprint", fingerprint("SHA-1", der));
    add(facts, "fingerprint256", fingerprint("SHA-256", der));
    add(facts, "fingerprint512", fingerprint("SHA-512", der));
    add(facts, "keyUsage", usage(extensions));
    add(facts, "serialNumber", serial.length() % 2 == 0 ? serial : '0' + serial);
    add(facts, "ca", isCa(extensions));
    AlgorithmIdentifier algorithm = certificate.getSignatureAlgorithm();
    add(facts, "signatureAlgorithm", signatureName(algorithm));
    add(facts, "signatureAlgorithmOid", algorithm.getAlgorithm().getId());
    return facts.toArray();
  }

  private static void add(List<@Nullable Object> facts, String name, @Nullable Object value) {
    facts.add(name);
    facts.add(value);
  }

  /** OpenSSL's name of an algorithm; null for one that has none. */
  private static @Nullable String signatureName(AlgorithmIdentifier algorithm) {
    String name = new DefaultAlgorithmNameFinder().getAlgorithmName(algorithm.getAlgorithm());
    String[] parts = name.split("WITH|with", 2);
    if (parts.length < 2) {
      return name.equals(algorithm.getAlgorithm().getId()) ? null : name;
    }
    return switch (parts[1]) {
      case "RSA" -> parts[0].toLowerCase(Locale.ROOT) + "WithRSAEncryption";
      case "ECDSA" -> "ecdsa-with-" + parts[0];
      case "DSA" -> "dsa_with_" + parts[0];
      default -> name;
    };
  }

  private static String time(Date date) {
    return TIME.format(date.toInstant());
  }

  private static String fingerprint(String algorithm, byte[] der) {
    try {
      return FINGERPRINT.formatHex(MessageDigest.getInstance(algorithm).digest(der));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has them
    }
  }

  private static Object @Nullable [] usage(@Nullable Extensions extensions) {
    ExtendedKeyUsage usage =
        extensions == null ? null : ExtendedKeyUsage.fromExtensions(extensions);
    if (usage == null) {
      return null;
    }
    List<Object> ids = new ArrayList<>();
    for (KeyPurposeId purpose : usage.getUsages()) {
      ids.add(purpose.getId());
    }
    return ids.toArray();
  }

  private static boolean isCa(@Nullable Extensions extensions) {
    BasicConstraints constraints =
        extensions == null ? null : BasicConstraints.fromExtensions(extensions);
    return constraints != null && constraints.isCA();
  }

  static boolean isSignedBy(X509CertificateHolder certificate, ParsedKey key) throws IOException {
    return CertificateSignature.verify(
        certificate.getSignatureAlgorithm(),
        certificate.toASN1Structure().getTBSCertificate().getEncoded("DER"),
        certificate.getSignature(),
        key);
  }

  /** Whether the names fit and the issuer may sign certificates; not whether it did. */
  static boolean isIssuedBy(X509CertificateHolder certificate, X509CertificateHolder issuer) {
    if (!certificate.getIssuer().equals(issuer.getSubject())) {
      return false;
    }
    Extensions extensions = issuer.getExtensions();
    KeyUsage usage = extensions == null ? null : KeyUsage.fromExtensions(extensions);
    return usage == null || usage.hasUsages(KeyUsage.keyCertSign);
  }
}
