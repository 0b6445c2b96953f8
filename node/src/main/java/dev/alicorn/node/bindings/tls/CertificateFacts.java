package dev.alicorn.node.bindings.tls;

import dev.alicorn.engine.HostCall;
import dev.alicorn.node.bindings.crypto.CertificateReader;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.jcajce.provider.asymmetric.util.ECUtil;
import org.jspecify.annotations.Nullable;

/** What getPeerCertificate() tells of a certificate, as names and values in turn. */
final class CertificateFacts {
  private CertificateFacts() {}

  /** (DER) → pairs; dates are milliseconds. */
  static Object describe(HostCall call) throws GeneralSecurityException, IOException {
    X509Certificate certificate =
        CertificateReader.certificates(TlsContextBinding.bytes(call, 0)).getFirst();
    List<@Nullable Object> pairs = new ArrayList<>();
    put(pairs, "subject", name(certificate.getSubjectX500Principal().getEncoded()));
    put(pairs, "issuer", name(certificate.getIssuerX500Principal().getEncoded()));
    put(pairs, "subjectaltname", AlternativeNames.text(certificate));
    put(pairs, "infoAccess", AlternativeNames.access(certificate));
    put(pairs, "ca", certificate.getBasicConstraints() >= 0);
    describeKey(pairs, certificate.getPublicKey());
    put(pairs, "valid_from", (double) certificate.getNotBefore().toInstant().toEpochMilli());
    put(pairs, "valid_to", (double) certificate.getNotAfter().toInstant().toEpochMilli());
    List<String> uses = certificate.getExtendedKeyUsage();
    put(pairs, "ext_key_usage", uses == null ? null : uses.toArray());
    put(pairs, "serialNumber", serial(certificate));
    return pairs.toArray();
  }

  private static void put(List<@Nullable Object> pairs, String name, @Nullable Object value) {
    pairs.add(name);
    pairs.add(value);
  }

  private static String serial(X509Certificate certificate) {
    String hex = certificate.getSerialNumber().toString(16).toUpperCase(Locale.ROOT);
    return hex.length() % 2 == 0 ? hex : "0" + hex;
  }

  private static void describeKey(List<@Nullable Object> pairs, PublicKey key) throws IOException {
    if (key instanceof RSAPublicKey rsa) {
      put(pairs, "modulus", rsa.getModulus().toString(16).toUpperCase(Locale.ROOT));
      put(pairs, "bits", rsa.getModulus().bitLength());
      put(pairs, "exponent", "0x" + rsa.getPublicExponent().toString(16));
      put(pairs, "pubkey", key.getEncoded());
    } else if (key instanceof ECPublicKey ec) {
      SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(key.getEncoded());
      ASN1ObjectIdentifier curve =
          ASN1ObjectIdentifier.getInstance(info.getAlgorithm().getParameters());
      put(pairs, "bits", ec.getParams().getOrder().bitLength());
      put(pairs, "pubkey", info.getPublicKeyData().getBytes());
      put(pairs, "asn1Curve", openSslName(ECUtil.getCurveName(curve)));
      put(pairs, "nistCurve", nistName(ECUtil.getCurveName(curve)));
    }
  }

  private static String openSslName(String name) {
    return name.equals("secp256r1") || name.equals("P-256") ? "prime256v1" : plain(name);
  }

  private static String plain(String name) {
    return switch (name) {
      case "P-384" -> "secp384r1";
      case "P-521" -> "secp521r1";
      default -> name;
    };
  }

  private static @Nullable String nistName(String name) {
    return switch (name) {
      case "secp256r1", "prime256v1", "P-256" -> "P-256";
      case "secp384r1", "P-384" -> "P-384";
      case "secp521r1", "P-521" -> "P-521";
      default -> null;
    };
  }

  /** Names and values in turn. */
  private static Object[] name(byte[] der) {
    List<Object> pairs = new ArrayList<>();
    for (RDN part : X500Name.getInstance(der).getRDNs()) {
      for (AttributeTypeAndValue each : part.getTypesAndValues()) {
        pairs.add(shortName(each.getType()));
        pairs.add(IETFUtils.valueToString(each.getValue()).replaceAll("\\\\(.)", "$1"));
      }
    }
    return pairs.toArray();
  }

  private static String shortName(ASN1ObjectIdentifier type) {
    if (type.equals(BCStyle.EmailAddress)) {
      return "emailAddress";
    }
    if (type.equals(BCStyle.SERIALNUMBER)) {
      return "serialNumber";
    }
    String name = BCStyle.INSTANCE.oidToDisplayName(type);
    return name == null ? type.getId() : name;
  }
}
