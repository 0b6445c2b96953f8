package dev.alicorn.node.bindings.crypto;

import dev.alicorn.node.bindings.NodeError;
import java.util.Enumeration;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X962NamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ECPoint;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.jspecify.annotations.Nullable;

/** Elliptic curves by OpenSSL's names, and by those of NIST. Any thread. */
final class Curves {
  private Curves() {}

  static ECNamedDomainParameters named(String name) {
    ASN1ObjectIdentifier id = ECNamedCurveTable.getOID(name);
    X9ECParameters curve = id == null ? null : CustomNamedCurves.getByOID(id);
    if (curve == null && id != null) {
      curve = ECNamedCurveTable.getByOID(id);
    }
    if (id == null || curve == null) {
      throw new NodeError("ERR_CRYPTO_INVALID_CURVE", "Invalid EC curve name");
    }
    return new ECNamedDomainParameters(id, curve);
  }

  /** The same curve for keys that tell it by its numbers. */
  static ECDomainParameters withoutName(ECDomainParameters curve) {
    return new ECDomainParameters(
        curve.getCurve(), curve.getG(), curve.getN(), curve.getH(), curve.getSeed());
  }

  /** The numbers of a curve, as keys contain them. */
  static X9ECParameters numbers(ECDomainParameters curve) {
    return new X9ECParameters(
        curve.getCurve(),
        new X9ECPoint(curve.getG(), false),
        curve.getN(),
        curve.getH(),
        curve.getSeed());
  }

  /** The known curve with these numbers, or null. */
  private static @Nullable ECNamedDomainParameters withNumbers(ECDomainParameters curve) {
    for (Enumeration<?> names = ECNamedCurveTable.getNames(); names.hasMoreElements(); ) {
      ASN1ObjectIdentifier id = ECNamedCurveTable.getOID((String) names.nextElement());
      X9ECParameters known = ECNamedCurveTable.getByOID(id);
      if (known.getN().equals(curve.getN())
          && known.getCurve().equals(curve.getCurve())
          && known.getG().equals(curve.getG())) {
        return new ECNamedDomainParameters(id, known);
      }
    }
    return null;
  }

  /**
   * OpenSSL's name for the curve of a key; null for an unknown one that is given by its numbers.
   */
  static @Nullable String name(ECDomainParameters curve) {
    ECNamedDomainParameters named =
        curve instanceof ECNamedDomainParameters known ? known : withNumbers(curve);
    if (named == null) {
      return null;
    }
    String name = X962NamedCurves.getName(named.getName());
    if (name == null) {
      name = SECNamedCurves.getName(named.getName());
    }
    return name == null ? ECNamedCurveTable.getName(named.getName()) : name;
  }

  /** The name in a JWK, or null for a curve that JWK does not know. */
  static @Nullable String jwkName(@Nullable String name) {
    if (name == null) {
      return null;
    }
    return switch (name) {
      case "prime256v1" -> "P-256";
      case "secp384r1" -> "P-384";
      case "secp521r1" -> "P-521";
      case "secp256k1" -> "secp256k1";
      default -> null;
    };
  }

  /** How many bytes a coordinate takes. */
  static int fieldSize(ECDomainParameters curve) {
    return (curve.getCurve().getFieldSize() + 7) / 8;
  }
}
