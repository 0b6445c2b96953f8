package dev.alicorn.node.bindings.crypto;

import java.util.Arrays;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.teletrust.TeleTrusTObjectIdentifiers;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.MD5Digest;
import org.bouncycastle.crypto.digests.RIPEMD160Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA224Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA3Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.digests.SHA512tDigest;
import org.jspecify.annotations.Nullable;

/**
 * Hash functions inside of signatures and paddings, in the order of {@code
 * internal/crypto/algorithms}.
 */
enum Hashes {
  MD5("md5", PKCSObjectIdentifiers.md5),
  SHA1("sha1", OIWObjectIdentifiers.idSHA1),
  SHA224("sha224", NISTObjectIdentifiers.id_sha224),
  SHA256("sha256", NISTObjectIdentifiers.id_sha256),
  SHA384("sha384", NISTObjectIdentifiers.id_sha384),
  SHA512("sha512", NISTObjectIdentifiers.id_sha512),
  SHA512_224("sha512-224", NISTObjectIdentifiers.id_sha512_224),
  SHA512_256("sha512-256", NISTObjectIdentifiers.id_sha512_256),
  SHA3_224("sha3-224", NISTObjectIdentifiers.id_sha3_224),
  SHA3_256("sha3-256", NISTObjectIdentifiers.id_sha3_256),
  SHA3_384("sha3-384", NISTObjectIdentifiers.id_sha3_384),
  SHA3_512("sha3-512", NISTObjectIdentifiers.id_sha3_512),
  RIPEMD160("ripemd160", TeleTrusTObjectIdentifiers.ripemd160);

  /** The first of the functions whose result has any length, and the first after these. */
  private static final int FIRST_EXTENDABLE = 12;

  private static final int AFTER_EXTENDABLE = 14;

  private static final Hashes[] ALL = values();

  private final String nodeName;
  private final String identifier;

  Hashes(String nodeName, ASN1ObjectIdentifier identifier) {
    this.nodeName = nodeName;
    this.identifier = identifier.getId();
  }

  static Hashes at(int index) {
    if (index < FIRST_EXTENDABLE) {
      return ALL[index];
    }
    int place = index - AFTER_EXTENDABLE + FIRST_EXTENDABLE;
    if (index < AFTER_EXTENDABLE || place >= ALL.length) {
      throw OpenSslError.of("1C8000AE", "Provider routines", "digest not allowed");
    }
    return ALL[place];
  }

  static @Nullable Hashes of(ASN1ObjectIdentifier identifier) {
    return Arrays.stream(ALL)
        .filter(hash -> hash.identifier.equals(identifier.getId()))
        .findFirst()
        .orElse(null);
  }

  /** The number that JavaScript knows it by. */
  int index() {
    int place = ordinal();
    return place < FIRST_EXTENDABLE ? place : place - FIRST_EXTENDABLE + AFTER_EXTENDABLE;
  }

  String nodeName() {
    return nodeName;
  }

  ASN1ObjectIdentifier identifier() {
    return new ASN1ObjectIdentifier(identifier);
  }

  Digest open() {
    return switch (this) {
      case MD5 -> new MD5Digest();
      case SHA1 -> new SHA1Digest();
      case SHA224 -> new SHA224Digest();
      case SHA256 -> SHA256Digest.newInstance();
      case SHA384 -> new SHA384Digest();
      case SHA512 -> new SHA512Digest();
      case SHA512_224 -> new SHA512tDigest(224);
      case SHA512_256 -> new SHA512tDigest(256);
      case SHA3_224 -> new SHA3Digest(224);
      case SHA3_256 -> new SHA3Digest(256);
      case SHA3_384 -> new SHA3Digest(384);
      case SHA3_512 -> new SHA3Digest(512);
      case RIPEMD160 -> new RIPEMD160Digest();
    };
  }
}
