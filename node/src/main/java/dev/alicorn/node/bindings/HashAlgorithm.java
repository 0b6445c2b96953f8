package dev.alicorn.node.bindings;

import dev.alicorn.node.bindings.crypto.CastleDigests;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The hash functions that JavaScript names by their place here; {@code internal/crypto/algorithms}
 * mirrors the order.
 */
public enum HashAlgorithm {
  MD5("MD5", "HmacMD5"),
  SHA1("SHA-1", "HmacSHA1"),
  SHA224("SHA-224", "HmacSHA224"),
  SHA256("SHA-256", "HmacSHA256"),
  SHA384("SHA-384", "HmacSHA384"),
  SHA512("SHA-512", "HmacSHA512"),
  SHA512_224("SHA-512/224", "HmacSHA512/224"),
  SHA512_256("SHA-512/256", "HmacSHA512/256"),
  SHA3_224("SHA3-224", "HmacSHA3-224"),
  SHA3_256("SHA3-256", "HmacSHA3-256"),
  SHA3_384("SHA3-384", "HmacSHA3-384"),
  SHA3_512("SHA3-512", "HmacSHA3-512"),
  SHAKE128("SHAKE128-256", ""),
  SHAKE256("SHAKE256-512", ""),
  RIPEMD160("RIPEMD160", 64),
  BLAKE2B512("BLAKE2B-512", 128),
  BLAKE2S256("BLAKE2S-256", 64),
  MD5_SHA1(CastleDigests.MD5_SHA1, 64),
  SM3("SM3", 64);

  private static final HashAlgorithm[] ALL = values();

  private final String digestName;
  private final String macName;
  private final int blockBytes;

  HashAlgorithm(String digestName, String macName) {
    this.digestName = digestName;
    this.macName = macName;
    blockBytes = 0;
  }

  /** One that the JDK lacks. */
  HashAlgorithm(String digestName, int blockBytes) {
    this.digestName = digestName;
    macName = "Hmac" + digestName;
    this.blockBytes = blockBytes;
  }

  /** The one at this place. */
  public static HashAlgorithm at(int index) {
    return ALL[index];
  }

  /** Starts a hash. */
  public RunningHash open() {
    return switch (this) {
      case SHAKE128 -> new Shake(168, 16);
      case SHAKE256 -> new Shake(136, 32);
      default -> new RunningHash.OfDigest(digest());
    };
  }

  private MessageDigest digest() {
    if (blockBytes > 0) {
      return CastleDigests.open(digestName);
    }
    try {
      return MessageDigest.getInstance(digestName);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK 25 has them
    }
  }

  /** A keyed MAC; only for algorithms that have one. */
  Mac mac(byte[] key) {
    Mac mac = mac();
    giveKey(mac, key);
    return mac;
  }

  /** A MAC without a key. */
  Mac mac() {
    if (blockBytes > 0) {
      return DigestMac.of(digest(), blockBytes);
    }
    try {
      return Mac.getInstance(macName);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts a MAC of this algorithm anew, with this key. */
  void giveKey(Mac mac, byte[] key) {
    // The JDK refuses an empty key. HMAC pads keys with zeros, so a single zero byte is the same
    // key.
    byte[] material = key.length == 0 ? new byte[1] : key;
    try {
      mac.init(new SecretKeySpec(material, macName));
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }
}
