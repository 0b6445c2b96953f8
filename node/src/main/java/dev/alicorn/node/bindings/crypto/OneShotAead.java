package dev.alicorn.node.bindings.crypto;

import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.modes.AEADBlockCipher;
import org.bouncycastle.crypto.modes.CCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.jspecify.annotations.Nullable;

/** CCM, which sees its message at once, and OCB. Loop thread only. */
final class OneShotAead implements StreamCipher {
  private final AEADBlockCipher cipher;
  private final boolean encrypt;
  private final byte[] key;
  private final byte[] iv;
  private final int tagLength;
  private final boolean whole;
  private byte[] aad = new byte[0];
  private boolean started;
  private boolean ended;
  private byte @Nullable [] tag;

  OneShotAead(AEADBlockCipher cipher, boolean encrypt, byte[] key, byte[] iv, int tagLength) {
    this.cipher = cipher;
    this.encrypt = encrypt;
    this.key = key;
    this.iv = iv;
    this.tagLength = tagLength;
    whole = cipher instanceof CCMBlockCipher;
  }

  @Override
  public void updateAad(byte[] data, int plaintextLength) {
    int at = aad.length;
    aad = Arrays.copyOf(aad, at + data.length);
    System.arraycopy(data, 0, aad, at, data.length);
  }

  private void start() {
    if (!started) {
      started = true;
      cipher.init(encrypt, new AEADParameters(new KeyParameter(key), tagLength * 8, iv, aad));
    }
  }

  @Override
  public byte[] update(byte[] data) {
    start();
    byte[] out = new byte[cipher.getUpdateOutputSize(data.length)];
    int count = cipher.processBytes(data, 0, data.length, out, 0);
    return whole ? end() : Arrays.copyOf(out, count);
  }

  @Override
  public byte[] finish() {
    start();
    return ended ? new byte[0] : end();
  }

  private byte[] end() {
    ended = true;
    if (!encrypt && tag != null) {
      byte[] out = new byte[cipher.getUpdateOutputSize(tag.length) + tag.length];
      int count = cipher.processBytes(tag, 0, tag.length, out, 0);
      return finish(out, count);
    }
    return finish(new byte[0], 0);
  }

  private byte[] finish(byte[] head, int headLength) {
    try {
      byte[] out = Arrays.copyOf(head, headLength + cipher.getOutputSize(0));
      int count = headLength + cipher.doFinal(out, headLength);
      if (!encrypt) {
        return Arrays.copyOf(out, count);
      }
      tag = Arrays.copyOfRange(out, count - tagLength, count);
      return Arrays.copyOf(out, count - tagLength);
    } catch (InvalidCipherTextException | IllegalStateException e) {
      RuntimeException error = StreamCipher.unauthentic();
      error.initCause(e);
      throw error;
    }
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
