package dev.alicorn.node.bindings.crypto;

import java.util.Arrays;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.jspecify.annotations.Nullable;

/** Kinds of asymmetric keys, by Node's names for them. */
enum KeyType {
  RSA("rsa", PKCSObjectIdentifiers.rsaEncryption),
  RSA_PSS("rsa-pss", PKCSObjectIdentifiers.id_RSASSA_PSS),
  DSA("dsa", X9ObjectIdentifiers.id_dsa),
  DH("dh", PKCSObjectIdentifiers.dhKeyAgreement),
  EC("ec", X9ObjectIdentifiers.id_ecPublicKey),
  ED25519("ed25519", EdECObjectIdentifiers.id_Ed25519),
  ED448("ed448", EdECObjectIdentifiers.id_Ed448),
  X25519("x25519", EdECObjectIdentifiers.id_X25519),
  X448("x448", EdECObjectIdentifiers.id_X448),
  ML_KEM_512("ml-kem-512", NISTObjectIdentifiers.id_alg_ml_kem_512),
  ML_KEM_768("ml-kem-768", NISTObjectIdentifiers.id_alg_ml_kem_768),
  ML_KEM_1024("ml-kem-1024", NISTObjectIdentifiers.id_alg_ml_kem_1024),
  ML_DSA_44("ml-dsa-44", NISTObjectIdentifiers.id_ml_dsa_44),
  ML_DSA_65("ml-dsa-65", NISTObjectIdentifiers.id_ml_dsa_65),
  ML_DSA_87("ml-dsa-87", NISTObjectIdentifiers.id_ml_dsa_87),
  SLH_DSA_SHA2_128F("slh-dsa-sha2-128f", NISTObjectIdentifiers.id_slh_dsa_sha2_128f),
  SLH_DSA_SHA2_128S("slh-dsa-sha2-128s", NISTObjectIdentifiers.id_slh_dsa_sha2_128s),
  SLH_DSA_SHA2_192F("slh-dsa-sha2-192f", NISTObjectIdentifiers.id_slh_dsa_sha2_192f),
  SLH_DSA_SHA2_192S("slh-dsa-sha2-192s", NISTObjectIdentifiers.id_slh_dsa_sha2_192s),
  SLH_DSA_SHA2_256F("slh-dsa-sha2-256f", NISTObjectIdentifiers.id_slh_dsa_sha2_256f),
  SLH_DSA_SHA2_256S("slh-dsa-sha2-256s", NISTObjectIdentifiers.id_slh_dsa_sha2_256s),
  SLH_DSA_SHAKE_128F("slh-dsa-shake-128f", NISTObjectIdentifiers.id_slh_dsa_shake_128f),
  SLH_DSA_SHAKE_128S("slh-dsa-shake-128s", NISTObjectIdentifiers.id_slh_dsa_shake_128s),
  SLH_DSA_SHAKE_192F("slh-dsa-shake-192f", NISTObjectIdentifiers.id_slh_dsa_shake_192f),
  SLH_DSA_SHAKE_192S("slh-dsa-shake-192s", NISTObjectIdentifiers.id_slh_dsa_shake_192s),
  SLH_DSA_SHAKE_256F("slh-dsa-shake-256f", NISTObjectIdentifiers.id_slh_dsa_shake_256f),
  SLH_DSA_SHAKE_256S("slh-dsa-shake-256s", NISTObjectIdentifiers.id_slh_dsa_shake_256s);

  private final String nodeName;
  private final String algorithm;

  KeyType(String nodeName, ASN1ObjectIdentifier algorithm) {
    this.nodeName = nodeName;
    this.algorithm = algorithm.getId();
  }

  /** As in {@code asymmetricKeyType}. */
  String nodeName() {
    return nodeName;
  }

  boolean isPostQuantum() {
    return ordinal() >= ML_KEM_512.ordinal();
  }

  ASN1ObjectIdentifier identifier() {
    return new ASN1ObjectIdentifier(algorithm);
  }

  /** The kind of an algorithm's identifier, or null for one that Node does not know. */
  static @Nullable KeyType of(ASN1ObjectIdentifier algorithm) {
    return Arrays.stream(values())
        .filter(type -> type.algorithm.equals(algorithm.getId()))
        .findFirst()
        .orElse(null);
  }
}
