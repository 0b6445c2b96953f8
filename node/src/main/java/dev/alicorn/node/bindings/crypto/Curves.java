package dev.alicorn.node.bindings.crypto;

import dev.alicorn.node.bindings.NodeError;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X962NamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
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

  /** OpenSSL's name for the curve of a key; null for one that is given by its numbers. */
  static @Nullable String name(ECDomainParameters curve) {
    if (!(curve instanceof ECNamedDomainParameters named)) {
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
