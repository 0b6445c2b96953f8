package dev.alicorn.node.bindings.crypto;

import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.params.DSAKeyParameters;
import org.bouncycastle.crypto.params.DSAParameters;
import org.bouncycastle.crypto.params.ECKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.jspecify.annotations.Nullable;

/**
 * What {@code asymmetricKeyDetails} tells: Node's name of the kind, then names and values in turn.
 */
final class KeyFacts {
  private KeyFacts() {}

  static @Nullable Object[] of(ParsedKey key) {
    List<@Nullable Object> facts = new ArrayList<>();
    facts.add(key.type().nodeName());
    switch (key.numbers()) {
      case RSAKeyParameters rsa -> {
        add(facts, "modulusLength", rsa.getModulus().bitLength());
        add(
            facts,
            "publicExponent",
            rsa instanceof RSAPrivateCrtKeyParameters crt
                ? crt.getPublicExponent()
                : rsa.getExponent());
        addPss(facts, key);
      }
      case DSAKeyParameters dsa -> {
        DSAParameters group = dsa.getParameters();
        add(facts, "modulusLength", group.getP().bitLength());
        add(facts, "divisorLength", group.getQ().bitLength());
      }
      case ECKeyParameters ec -> add(facts, "namedCurve", Curves.name(ec.getParameters()));
      default -> {}
    }
    return facts.toArray();
  }

  private static void addPss(List<@Nullable Object> facts, ParsedKey key) {
    RSASSAPSSparams params = pssOf(key);
    if (params != null) {
      add(facts, "hashAlgorithm", hashName(params.getHashAlgorithm()));
      add(
          facts,
          "mgf1HashAlgorithm",
          hashName(AlgorithmIdentifier.getInstance(params.getMaskGenAlgorithm().getParameters())));
      add(facts, "saltLength", params.getSaltLength().intValue());
    }
  }

  /** What an RSA-PSS key is limited to; null if it is not. */
  static @Nullable RSASSAPSSparams pssOf(ParsedKey key) {
    ASN1Encodable params = key.algorithm().getParameters();
    return key.type() == KeyType.RSA_PSS && params != null
        ? RSASSAPSSparams.getInstance(params)
        : null;
  }

  private static @Nullable String hashName(AlgorithmIdentifier algorithm) {
    Hashes hash = Hashes.of(algorithm.getAlgorithm());
    return hash == null ? algorithm.getAlgorithm().getId() : hash.nodeName();
  }

  private static void add(List<@Nullable Object> facts, String name, @Nullable Object value) {
    facts.add(name);
    facts.add(value);
  }
}
