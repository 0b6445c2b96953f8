package dev.alicorn.node.bindings.crypto;

import java.util.Arrays;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
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
  X448("x448", EdECObjectIdentifiers.id_X448);

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

  /** The kind of an algorithm's identifier, or null for one that Node does not know. */
  static @Nullable KeyType of(ASN1ObjectIdentifier algorithm) {
    return Arrays.stream(values())
        .filter(type -> type.algorithm.equals(algorithm.getId()))
        .findFirst()
        .orElse(null);
  }
}
