package dev.alicorn.node.bindings.crypto;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-XTS (IEEE 1619): each update is a data unit of its own, as in OpenSSL, and has at least a
 * block. Loop thread only.
 */
final class XtsCipher implements StreamCipher {
  private static final int BLOCK = 16;

  private final Cipher cipher;
  private final boolean encrypt;
  private final byte[] firstTweak;

  XtsCipher(boolean encrypt, byte[] key, byte[] iv) {
    this.encrypt = encrypt;
    int half = key.length / 2;
    byte[] dataKey = Arrays.copyOf(key, half);
    byte[] tweakKey = Arrays.copyOfRange(key, half, key.length);
    if (MessageDigest.isEqual(dataKey, tweakKey)) {
      throw OpenSslError.of("1C800095", "Provider routines", "xts duplicated keys");
    }
    cipher = ecb(encrypt, dataKey);
    firstTweak = apply(ecb(true, tweakKey), iv, 0, BLOCK);
  }

  private static Cipher ecb(boolean encrypt, byte[] key) {
    try {
      Cipher made = Cipher.getInstance("AES/ECB/NoPadding");
      made.init(encrypt ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"));
      return made;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] apply(Cipher to, byte[] data, int from, int length) {
    try {
      return to.doFinal(data, from, length);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public byte[] update(byte[] data) {
    if (data.length < BLOCK) {
      throw OpenSslError.of("1C800094", "Provider routines", "xts data unit is too small");
    }
    int rest = data.length % BLOCK;
    int whole = data.length - rest;
    byte[] tweaks = tweaks(whole / BLOCK + (rest > 0 ? 1 : 0));
    if (rest == 0) {
      return turn(data, 0, whole, tweaks, 0);
    }
    return withRest(data, whole, rest, tweaks);
  }

  /** The last whole block lends its end to what is left over (ciphertext stealing). */
  private byte[] withRest(byte[] data, int whole, int rest, byte[] tweaks) {
    int last = whole - BLOCK;
    byte[] result = Arrays.copyOf(turn(data, 0, last, tweaks, 0), data.length);
    byte[] lent = turn(data, last, BLOCK, tweaks, encrypt ? last : whole);
    byte[] joined = lent.clone();
    System.arraycopy(data, whole, joined, 0, rest);
    byte[] block = turn(joined, 0, BLOCK, tweaks, encrypt ? whole : last);
    System.arraycopy(block, 0, result, last, BLOCK);
    System.arraycopy(lent, 0, result, whole, rest);
    return result;
  }

  private byte[] turn(byte[] data, int from, int length, byte[] tweaks, int tweak) {
    byte[] mixed = Arrays.copyOfRange(data, from, from + length);
    mix(mixed, tweaks, tweak);
    byte[] result = apply(cipher, mixed, 0, length);
    mix(result, tweaks, tweak);
    return result;
  }

  private static void mix(byte[] data, byte[] tweaks, int tweak) {
    for (int i = 0; i < data.length; i++) {
      data[i] ^= tweaks[tweak + i];
    }
  }

  /** Each is the one before it times x, in GF(2^128) with the lowest byte first. */
  private byte[] tweaks(int count) {
    byte[] all = Arrays.copyOf(firstTweak, count * BLOCK);
    for (int at = BLOCK; at < all.length; at += BLOCK) {
      int carry = 0;
      for (int i = 0; i < BLOCK; i++) {
        int value = (all[at - BLOCK + i] & 0xff) << 1 | carry;
        all[at + i] = (byte) value;
        carry = value >> 8;
      }
      if (carry != 0) {
        all[at] ^= (byte) 0x87;
      }
    }
    return all;
  }

  @Override
  public byte[] finish() {
    return new byte[0];
  }
}
