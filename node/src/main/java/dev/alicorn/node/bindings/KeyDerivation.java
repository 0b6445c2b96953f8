package dev.alicorn.node.bindings;

import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;

/** PBKDF2 (RFC 8018) and HKDF (RFC 5869) over any HMAC. Any thread. */
final class KeyDerivation {
  private KeyDerivation() {}

  // The JDK's own PBKDF2 takes characters as the password, Node's takes bytes.
  static byte[] pbkdf2(Mac mac, byte[] salt, int iterations, int length) {
    byte[] key = new byte[length];
    byte[] chained = new byte[mac.getMacLength()];
    int block = 1;
    for (int at = 0; at < length; at += chained.length) {
      mac.update(salt);
      mac.update(bigEndian(block++));
      finish(mac, chained);
      byte[] sum = chained.clone();
      for (int i = 1; i < iterations; i++) {
        mac.update(chained);
        finish(mac, chained);
        for (int j = 0; j < sum.length; j++) {
          sum[j] ^= chained[j];
        }
      }
      System.arraycopy(sum, 0, key, at, Math.min(sum.length, length - at));
    }
    return key;
  }

  static byte[] hkdf(HashAlgorithm algorithm, byte[] key, byte[] salt, byte[] info, int length) {
    Mac mac = algorithm.mac(algorithm.mac(salt).doFinal(key));
    byte[] out = new byte[length];
    byte[] previous = new byte[0];
    byte counter = 1;
    for (int at = 0; at < length; at += previous.length) {
      mac.update(previous);
      mac.update(info);
      mac.update(counter++);
      previous = mac.doFinal();
      System.arraycopy(previous, 0, out, at, Math.min(previous.length, length - at));
    }
    Arrays.fill(previous, (byte) 0);
    return out;
  }

  private static void finish(Mac mac, byte[] into) {
    try {
      mac.doFinal(into, 0);
    } catch (ShortBufferException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bigEndian(int value) {
    return new byte[] {
      (byte) (value >>> 24), (byte) (value >>> 16), (byte) (value >>> 8), (byte) value
    };
  }
}
