package dev.alicorn.node.bindings.crypto;

import java.util.Arrays;

/** CBC and ECB, whose last block PKCS#7 pads unless that is switched off. Loop thread only. */
final class PaddedCipher implements StreamCipher {
  private final BlockCiphers.Blocks blocks;
  private final boolean encrypt;
  private final int size;
  private boolean padding = true;
  private byte[] rest = new byte[0];

  PaddedCipher(BlockCiphers.Blocks blocks, boolean encrypt) {
    this.blocks = blocks;
    this.encrypt = encrypt;
    size = blocks.size();
  }

  @Override
  public void setAutoPadding(boolean on) {
    padding = on;
  }

  @Override
  public byte[] update(byte[] data) {
    byte[] all = data;
    if (rest.length > 0) {
      all = Arrays.copyOf(rest, rest.length + data.length);
      System.arraycopy(data, 0, all, rest.length, data.length);
    }
    int whole = all.length - all.length % size;
    if (!encrypt && padding && whole == all.length && whole > 0) {
      whole -= size; // it may be the last one
    }
    rest = Arrays.copyOfRange(all, whole, all.length);
    return blocks.process(all, 0, whole);
  }

  @Override
  public byte[] finish() {
    if (!padding) {
      if (rest.length == 0) {
        return rest;
      }
      if (rest.length != size) {
        throw wrongLength();
      }
      return blocks.process(rest, 0, size);
    }
    if (encrypt) {
      int count = size - rest.length;
      byte[] last = Arrays.copyOf(rest, size);
      Arrays.fill(last, rest.length, size, (byte) count);
      return blocks.process(last, 0, size);
    }
    if (rest.length != size) {
      throw wrongLength();
    }
    return unpad(blocks.process(rest, 0, size));
  }

  private byte[] unpad(byte[] last) {
    int count = last[size - 1] & 0xff;
    boolean wrong = count == 0 || count > size;
    for (int i = 1; !wrong && i <= count; i++) {
      wrong = last[size - i] != count;
    }
    if (wrong) {
      throw OpenSslError.badDecrypt();
    }
    return Arrays.copyOf(last, size - count);
  }

  private static RuntimeException wrongLength() {
    return OpenSslError.of("1C80006B", "Provider routines", "wrong final block length");
  }
}
