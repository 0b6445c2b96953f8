package dev.alicorn.node.bindings.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.jspecify.annotations.Nullable;

/** General names in certificates, as OpenSSL prints them. */
final class AlternativeNames {
  private static final String SUBJECT_ALTERNATIVE_NAME = "2.5.29.17";
  private static final String AUTHORITY_INFO_ACCESS = "1.3.6.1.5.5.7.1.1";

  /** What could be taken for the end of a name, or for a part of the list. */
  private static final Pattern NEEDS_QUOTES = Pattern.compile("[^ -~]|[\"\\\\,']");

  private AlternativeNames() {}

  /** Such as {@code DNS:localhost, IP Address:127.0.0.1}. */
  static @Nullable String text(X509Certificate certificate) throws IOException {
    byte @Nullable [] extension = content(certificate, SUBJECT_ALTERNATIVE_NAME);
    if (extension == null) {
      return null;
    }
    List<String> all = new ArrayList<>();
    for (GeneralName each : GeneralNames.getInstance(extension).getNames()) {
      all.add(text(each));
    }
    return String.join(", ", all);
  }

  private static String text(GeneralName name) throws IOException {
    return switch (name.getTagNo()) {
      case GeneralName.rfc822Name -> "email:" + quoted(string(name));
      case GeneralName.dNSName -> "DNS:" + quoted(string(name));
      case GeneralName.uniformResourceIdentifier -> "URI:" + quoted(string(name));
      case GeneralName.directoryName -> "DirName:" + quoted(directory(name));
      case GeneralName.iPAddress -> "IP Address:" + address(name);
      case GeneralName.registeredID -> "Registered ID:" + name.getName();
      case GeneralName.otherName -> "othername:<unsupported>";
      case GeneralName.x400Address -> "X400Name:<unsupported>";
      default -> "EdiPartyName:<unsupported>";
    };
  }

  private static String string(GeneralName name) {
    return ((ASN1String) name.getName()).getString();
  }

  private static String directory(GeneralName name) {
    return X500Name.getInstance(name.getName()).toString();
  }

  private static String address(GeneralName name) throws IOException {
    byte[] bytes = ASN1OctetString.getInstance(name.getName()).getOctets();
    if (bytes.length != 4 && bytes.length != 16) {
      return "<invalid>";
    }
    String text = InetAddress.getByAddress(bytes).getHostAddress();
    return bytes.length == 16 ? text.toUpperCase(Locale.ROOT) : text;
  }

  private static String quoted(String text) {
    if (!NEEDS_QUOTES.matcher(text).find()) {
      return text;
    }
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** Kinds of access with the places of each, in turn. */
  static Object @Nullable [] access(X509Certificate certificate) throws IOException {
    byte @Nullable [] extension = content(certificate, AUTHORITY_INFO_ACCESS);
    if (extension == null) {
      return null;
    }
    Map<String, List<Object>> places = new LinkedHashMap<>();
    for (AccessDescription each :
        AuthorityInformationAccess.getInstance(extension).getAccessDescriptions()) {
      String method =
          each.getAccessMethod().equals(AccessDescription.id_ad_ocsp) ? "OCSP" : "CA Issuers";
      String text = text(each.getAccessLocation());
      int colon = text.indexOf(':');
      places
          .computeIfAbsent(method + " - " + text.substring(0, colon), kind -> new ArrayList<>())
          .add(text.substring(colon + 1));
    }
    List<Object> pairs = new ArrayList<>();
    places.forEach(
        (kind, list) -> {
          pairs.add(kind);
          pairs.add(list.toArray());
        });
    return pairs.toArray();
  }

  private static byte @Nullable [] content(X509Certificate certificate, String oid) {
    byte[] wrapped = certificate.getExtensionValue(oid);
    return wrapped == null ? null : ASN1OctetString.getInstance(wrapped).getOctets();
  }
}
