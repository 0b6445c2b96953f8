package dev.alicorn.node.bindings.crypto;

import java.security.MessageDigest;
import java.util.Arrays;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.modes.gcm.GCMMultiplier;
import org.bouncycastle.crypto.modes.gcm.Tables4kGCMMultiplier;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.util.Pack;
import org.jspecify.annotations.Nullable;

/**
 * GCM (NIST SP 800-38D) that gives a byte for a byte, as OpenSSL's does: the JDK's and
 * BouncyCastle's keep back what they decrypt. Loop thread only.
 */
final class GcmCipher implements StreamCipher {
  private static final int BLOCK = 16;
  private static final long COUNTERS = 1L << 32;

  private final boolean encrypt;
  private final boolean aes;
  private final byte[] key;
  private final String family;
  private final GCMMultiplier multiplier = new Tables4kGCMMultiplier();
  private final byte[] sum = new byte[BLOCK];
  private final byte[] first;
  private final byte[] firstEncrypted = new byte[BLOCK];
  private final int tagLength;
  private StreamCipher counter;
  private long beforeWrap;
  private int filled;
  private long aadLength;
  private long dataLength;
  private byte @Nullable [] tag;

  GcmCipher(BlockCipher engine, boolean encrypt, byte[] key, byte[] iv, int tagLength) {
    this.encrypt = encrypt;
    this.key = key;
    this.tagLength = tagLength;
    family = engine.getAlgorithmName().toLowerCase(java.util.Locale.ROOT);
    aes = family.equals("aes");
    engine.init(true, new KeyParameter(key));
    byte[] hashKey = new byte[BLOCK];
    engine.processBlock(hashKey, 0, hashKey, 0);
    multiplier.init(hashKey);
    first = firstCounter(iv);
    engine.processBlock(first, 0, firstEncrypted, 0);
    byte[] next = first.clone();
    int low = Pack.bigEndianToInt(first, 12) + 1;
    Pack.intToBigEndian(low, next, 12);
    counter = open(next);
    beforeWrap = (COUNTERS - (low & 0xffffffffL)) * BLOCK;
  }

  private byte[] firstCounter(byte[] iv) {
    if (iv.length == 12) {
      byte[] block = Arrays.copyOf(iv, BLOCK);
      block[15] = 1;
      return block;
    }
    hash(iv);
    align();
    byte[] lengths = new byte[BLOCK];
    Pack.longToBigEndian(iv.length * 8L, lengths, 8);
    hash(lengths);
    byte[] block = sum.clone();
    Arrays.fill(sum, (byte) 0);
    return block;
  }

  private StreamCipher open(byte[] block) {
    return aes
        ? BlockCiphers.aesCtr(true, key, block)
        : BlockCiphers.open(family, "ctr", true, key, block, 0);
  }

  private void hash(byte[] data) {
    for (byte each : data) {
      sum[filled] ^= each;
      if (++filled == BLOCK) {
        multiplier.multiplyH(sum);
        filled = 0;
      }
    }
  }

  private void align() {
    if (filled > 0) {
      multiplier.multiplyH(sum);
      filled = 0;
    }
  }

  @Override
  public void updateAad(byte[] data, int plaintextLength) {
    hash(data);
    aadLength += data.length;
  }

  @Override
  public byte[] update(byte[] data) {
    if (dataLength == 0) {
      align();
    }
    if (!encrypt) {
      hash(data);
    }
    byte[] result = crypt(data);
    if (encrypt) {
      hash(result);
    }
    dataLength += data.length;
    return result;
  }

  // Only the low 32 bits count, where a cipher in counter mode counts in all of the block.
  private byte[] crypt(byte[] data) {
    if (data.length < beforeWrap) {
      beforeWrap -= data.length;
      return counter.update(data);
    }
    int head = (int) beforeWrap;
    byte[] result = Arrays.copyOf(counter.update(Arrays.copyOf(data, head)), data.length);
    byte[] zero = first.clone();
    Pack.intToBigEndian(0, zero, 12);
    counter = open(zero);
    beforeWrap = COUNTERS * BLOCK - (data.length - head);
    byte[] tail = counter.update(Arrays.copyOfRange(data, head, data.length));
    System.arraycopy(tail, 0, result, head, tail.length);
    return result;
  }

  @Override
  public byte[] finish() {
    align();
    byte[] lengths = new byte[BLOCK];
    Pack.longToBigEndian(aadLength * 8, lengths, 0);
    Pack.longToBigEndian(dataLength * 8, lengths, 8);
    hash(lengths);
    byte[] whole = new byte[BLOCK];
    for (int i = 0; i < BLOCK; i++) {
      whole[i] = (byte) (sum[i] ^ firstEncrypted[i]);
    }
    if (encrypt) {
      tag = Arrays.copyOf(whole, tagLength);
    } else if (tag == null || !MessageDigest.isEqual(Arrays.copyOf(whole, tag.length), tag)) {
      throw StreamCipher.unauthentic();
    }
    return new byte[0];
  }

  @Override
  public void setTag(byte[] expected) {
    tag = expected;
  }

  @Override
  public byte[] tag() {
    return tag == null ? new byte[0] : tag;
  }
}
