package dev.alicorn.node.bindings.crypto;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.jspecify.annotations.Nullable;

/** Names in certificates, as Node prints them. Any thread. */
final class CertificateNames {
  private static final Map<ASN1ObjectIdentifier, String> SHORT =
      Map.ofEntries(
          Map.entry(BCStyle.C, "C"),
          Map.entry(BCStyle.ST, "ST"),
          Map.entry(BCStyle.L, "L"),
          Map.entry(BCStyle.O, "O"),
          Map.entry(BCStyle.OU, "OU"),
          Map.entry(BCStyle.CN, "CN"),
          Map.entry(BCStyle.EmailAddress, "emailAddress"),
          Map.entry(BCStyle.SERIALNUMBER, "serialNumber"),
          Map.entry(BCStyle.SURNAME, "SN"),
          Map.entry(BCStyle.GIVENNAME, "GN"),
          Map.entry(BCStyle.INITIALS, "initials"),
          Map.entry(BCStyle.T, "title"),
          Map.entry(BCStyle.STREET, "street"),
          Map.entry(BCStyle.POSTAL_CODE, "postalCode"),
          Map.entry(BCStyle.BUSINESS_CATEGORY, "businessCategory"),
          Map.entry(BCStyle.JURISDICTION_C, "jurisdictionC"),
          Map.entry(BCStyle.JURISDICTION_ST, "jurisdictionST"),
          Map.entry(BCStyle.JURISDICTION_L, "jurisdictionL"),
          Map.entry(BCStyle.DC, "DC"),
          Map.entry(BCStyle.UID, "UID"));

  private CertificateNames() {}

  /** One line for each part, several attributes of one joined by a plus. */
  static @Nullable String lines(X500Name name) {
    List<String> lines = new ArrayList<>();
    for (RDN part : name.getRDNs()) {
      List<String> attributes = new ArrayList<>();
      for (AttributeTypeAndValue attribute : part.getTypesAndValues()) {
        String key = SHORT.getOrDefault(attribute.getType(), attribute.getType().getId());
        attributes.add(key + '=' + value(attribute));
      }
      lines.add(String.join(" + ", attributes));
    }
    return lines.isEmpty() ? null : String.join("\n", lines);
  }

  /** Attributes and their values in turn. */
  static Object[] pairs(X500Name name) {
    List<Object> pairs = new ArrayList<>();
    for (RDN part : name.getRDNs()) {
      for (AttributeTypeAndValue attribute : part.getTypesAndValues()) {
        pairs.add(SHORT.getOrDefault(attribute.getType(), attribute.getType().getId()));
        pairs.add(
            attribute.getValue() instanceof ASN1String text
                ? text.getString()
                : IETFUtils.valueToString(attribute.getValue()));
      }
    }
    return pairs.toArray();
  }

  /** A value as it stands in a line: what means something there is escaped. */
  private static String value(AttributeTypeAndValue attribute) {
    return attribute.getValue() instanceof ASN1String text
        ? text.getString().replaceAll("([,+\"\\\\<>;])", "\\\\$1")
        : IETFUtils.valueToString(attribute.getValue());
  }

  static @Nullable String alternatives(@Nullable Extensions extensions, ASN1ObjectIdentifier id) {
    GeneralNames names = extensions == null ? null : GeneralNames.fromExtensions(extensions, id);
    if (names == null) {
      return null;
    }
    List<String> texts = new ArrayList<>();
    for (GeneralName name : names.getNames()) {
      texts.add(text(name));
    }
    return String.join(", ", texts);
  }

  private static String text(GeneralName name) {
    return switch (name.getTagNo()) {
      case GeneralName.dNSName -> "DNS:" + quoted(name.getName().toString());
      case GeneralName.rfc822Name -> "email:" + quoted(name.getName().toString());
      case GeneralName.uniformResourceIdentifier -> "URI:" + quoted(name.getName().toString());
      case GeneralName.iPAddress ->
          "IP Address:" + address(ASN1OctetString.getInstance(name.getName()).getOctets());
      case GeneralName.directoryName -> {
        String lines = lines(X500Name.getInstance(name.getName()));
        yield "DirName:" + quoted(lines == null ? "" : lines.replace("\n", ","));
      }
      case GeneralName.registeredID -> "Registered ID:" + name.getName();
      default -> "othername:<unsupported>";
    };
  }

  /** A text in which a comma could be taken for the next name, as JSON. */
  private static String quoted(String text) {
    boolean plain = text.chars().allMatch(c -> c > ' ' && c < 0x7f && ",\"\\'".indexOf(c) < 0);
    return plain ? text : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String address(byte[] bytes) {
    try {
      if (bytes.length != 16) {
        return InetAddress.getByAddress(bytes).getHostAddress();
      }
      List<String> groups = new ArrayList<>();
      for (int i = 0; i < bytes.length; i += 2) {
        int group = (bytes[i] & 0xff) << 8 | (bytes[i + 1] & 0xff);
        groups.add(Integer.toHexString(group).toUpperCase(java.util.Locale.ROOT));
      }
      return String.join(":", groups);
    } catch (UnknownHostException e) {
      return "<invalid length=" + bytes.length + '>';
    }
  }

  static @Nullable String access(@Nullable Extensions extensions) {
    AuthorityInformationAccess access =
        extensions == null ? null : AuthorityInformationAccess.fromExtensions(extensions);
    if (access == null) {
      return null;
    }
    List<String> lines = new ArrayList<>();
    for (AccessDescription description : access.getAccessDescriptions()) {
      ASN1ObjectIdentifier method = description.getAccessMethod();
      String key =
          method.equals(AccessDescription.id_ad_ocsp)
              ? "OCSP"
              : method.equals(AccessDescription.id_ad_caIssuers) ? "CA Issuers" : method.getId();
      lines.add(key + " - " + text(description.getAccessLocation()));
    }
    return String.join("\n", lines);
  }
}
