package dev.alicorn.node.bindings.crypto;

import java.io.IOException;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.jspecify.annotations.Nullable;

/** Signatures whose algorithm an identifier names. Any thread. */
final class CertificateSignature {
  private CertificateSignature() {}

  static boolean verify(
      AlgorithmIdentifier algorithm, byte[] message, byte[] signature, ParsedKey key)
      throws IOException {
    if (key.type() == KeyType.ED25519 || key.type() == KeyType.ED448) {
      return new Signatures(key, -1, 0, 0, false).verify(message, signature);
    }
    boolean pss = algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS);
    Hashes hash = hashOf(algorithm, pss);
    if (hash == null) {
      return false;
    }
    Digest digest = hash.open();
    digest.update(message, 0, message.length);
    byte[] hashed = new byte[digest.getDigestSize()];
    digest.doFinal(hashed, 0);
    int padding = pss ? Signatures.PSS : Signatures.PKCS1;
    return new Signatures(key, hash.index(), padding, -2, false).verify(hashed, signature);
  }

  private static @Nullable Hashes hashOf(AlgorithmIdentifier algorithm, boolean pss) {
    ASN1ObjectIdentifier id =
        pss
            ? RSASSAPSSparams.getInstance(algorithm.getParameters())
                .getHashAlgorithm()
                .getAlgorithm()
            : new DefaultDigestAlgorithmIdentifierFinder().find(algorithm).getAlgorithm();
    return Hashes.of(id);
  }
}
