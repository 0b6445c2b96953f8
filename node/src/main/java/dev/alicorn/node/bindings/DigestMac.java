package dev.alicorn.node.bindings;

import java.security.InvalidKeyException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.MacSpi;
import org.jspecify.annotations.Nullable;

/** HMAC (RFC 2104) over a hash function for which the JDK has none. Any thread, one at a time. */
final class DigestMac extends MacSpi implements Cloneable {
  private static final byte INNER = 0x36;
  private static final byte OUTER = 0x5c;

  private final int blockBytes;
  private MessageDigest digest;
  private byte[] block = {};
  private boolean begun;

  private DigestMac(MessageDigest digest, int blockBytes) {
    this.digest = digest;
    this.blockBytes = blockBytes;
  }

  /** A MAC without a key. */
  static Mac of(MessageDigest digest, int blockBytes) {
    return new Wrapper(new DigestMac(digest, blockBytes), digest);
  }

  @Override
  protected int engineGetMacLength() {
    return digest.getDigestLength();
  }

  @Override
  protected void engineInit(Key key, @Nullable AlgorithmParameterSpec parameters)
      throws InvalidKeyException {
    byte[] bytes = key.getEncoded();
    if (bytes == null) {
      throw new InvalidKeyException("no bytes");
    }
    digest.reset();
    begun = false;
    block = Arrays.copyOf(bytes.length > blockBytes ? digest.digest(bytes) : bytes, blockBytes);
  }

  @Override
  protected void engineUpdate(byte input) {
    begin();
    digest.update(input);
  }

  @Override
  protected void engineUpdate(byte[] input, int offset, int length) {
    begin();
    digest.update(input, offset, length);
  }

  @Override
  protected byte[] engineDoFinal() {
    begin();
    byte[] inner = digest.digest();
    digest.update(mixed(OUTER));
    begun = false;
    return digest.digest(inner);
  }

  @Override
  protected void engineReset() {
    digest.reset();
    begun = false;
  }

  @Override
  public Object clone() throws CloneNotSupportedException {
    DigestMac copy = (DigestMac) super.clone();
    copy.digest = (MessageDigest) digest.clone();
    return copy;
  }

  private void begin() {
    if (!begun) {
      begun = true;
      digest.update(mixed(INNER));
    }
  }

  private byte[] mixed(byte pad) {
    byte[] result = block.clone();
    for (int i = 0; i < result.length; i++) {
      result[i] ^= pad;
    }
    return result;
  }

  /** {@code Mac}'s constructor is for who makes one of his own. */
  private static final class Wrapper extends Mac {
    Wrapper(MacSpi spi, MessageDigest digest) {
      super(spi, digest.getProvider(), "Hmac" + digest.getAlgorithm());
    }
  }
}
