package dev.alicorn.node.bindings.crypto;

import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Cipher feedback of one bit at a time (NIST SP 800-38A), bits from the highest. Loop thread only.
 */
final class BitFeedbackCipher implements StreamCipher {
  private final BlockCipher engine;
  private final boolean encrypt;
  private final byte[] register;
  private final byte[] mask;

  BitFeedbackCipher(BlockCipher engine, boolean encrypt, byte[] key, byte[] iv) {
    this.engine = engine;
    this.encrypt = encrypt;
    engine.init(true, new KeyParameter(key));
    register = iv.clone();
    mask = new byte[register.length];
  }

  @Override
  public byte[] update(byte[] data) {
    byte[] result = new byte[data.length];
    for (int i = 0; i < data.length; i++) {
      int out = 0;
      for (int bit = 7; bit >= 0; bit--) {
        int in = data[i] >> bit & 1;
        engine.processBlock(register, 0, mask, 0);
        int turned = in ^ (mask[0] >> 7 & 1);
        shiftIn(encrypt ? turned : in);
        out |= turned << bit;
      }
      result[i] = (byte) out;
    }
    return result;
  }

  private void shiftIn(int bit) {
    int carry = bit;
    for (int i = register.length - 1; i >= 0; i--) {
      int value = (register[i] & 0xff) << 1 | carry;
      register[i] = (byte) value;
      carry = value >> 8 & 1;
    }
  }

  @Override
  public byte[] finish() {
    return new byte[0];
  }
}
