package dev.alicorn.node.bindings.crypto;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.openssl.PEMException;

/**
 * Encryption that the head of a PEM block tells of (RFC 1421, {@code DEK-Info}), with a key that
 * OpenSSL makes of the passphrase by MD5. Any thread.
 *
 * @param family as {@link BlockCiphers} names it
 */
record PemEncryption(String family, String mode, int keyBytes) {
  private static final Pattern NAME =
      Pattern.compile("(aes|aria|camellia)-(128|192|256)-(cbc|cfb|cfb8|ofb|ctr)");
  private static final int SALT_BYTES = 8;

  /** The encryption of OpenSSL's name for a cipher, in any case. */
  static PemEncryption of(String cipher) throws PEMException {
    String name = cipher.toLowerCase(Locale.ROOT);
    Matcher matcher = NAME.matcher(name);
    if (matcher.matches()) {
      return new PemEncryption(
          matcher.group(1), matcher.group(3), Integer.parseInt(matcher.group(2)) / 8);
    }
    return switch (name) {
      case "des-ede3-cbc" -> new PemEncryption("des", "cbc", 24);
      case "des-ede-cbc" -> new PemEncryption("des", "cbc", 16);
      case "sm4-cbc" -> new PemEncryption("sm4", "cbc", 16);
      default -> throw new PEMException("unsupported cipher " + cipher);
    };
  }

  int ivBytes() {
    return BlockCiphers.engine(family).getBlockSize();
  }

  /** Encrypts or decrypts. */
  byte[] turn(boolean encrypt, byte[] data, byte[] passphrase, byte[] iv) {
    StreamCipher cipher = BlockCiphers.open(family, mode, encrypt, key(passphrase, iv), iv, 0);
    return org.bouncycastle.util.Arrays.concatenate(cipher.update(data), cipher.finish());
  }

  private byte[] key(byte[] passphrase, byte[] iv) {
    try {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      byte[] key = new byte[keyBytes];
      byte[] last = {};
      for (int at = 0; at < keyBytes; at += last.length) {
        md5.update(last);
        md5.update(passphrase);
        md5.update(Arrays.copyOf(iv, SALT_BYTES));
        last = md5.digest();
        System.arraycopy(last, 0, key, at, Math.min(last.length, keyBytes - at));
      }
      return key;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
