package dev.alicorn.node.bindings.crypto;

import java.security.MessageDigest;
import java.util.Arrays;
import org.bouncycastle.crypto.engines.ChaCha7539Engine;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.bouncycastle.util.Pack;
import org.jspecify.annotations.Nullable;

/** ChaCha20-Poly1305 (RFC 8439) that gives a byte for a byte. Loop thread only. */
final class ChaChaPolyCipher implements StreamCipher {
  private static final int BLOCK = 16;
  private static final int NONCE = 12;

  private final boolean encrypt;
  private final ChaCha7539Engine engine = new ChaCha7539Engine();
  private final Poly1305 mac = new Poly1305();
  private long aadLength;
  private long dataLength;
  private byte @Nullable [] tag;

  ChaChaPolyCipher(boolean encrypt, byte[] key, byte[] iv) {
    this.encrypt = encrypt;
    byte[] nonce = new byte[NONCE]; // a shorter one is filled up in front
    System.arraycopy(iv, 0, nonce, NONCE - iv.length, iv.length);
    engine.init(true, new ParametersWithIV(new KeyParameter(key), nonce));
    byte[] first = new byte[64];
    engine.processBytes(first, 0, first.length, first, 0);
    mac.init(new KeyParameter(first, 0, 32));
  }

  @Override
  public void updateAad(byte[] data, int plaintextLength) {
    mac.update(data, 0, data.length);
    aadLength += data.length;
  }

  private void align(long length) {
    int open = (int) (length % BLOCK);
    if (open > 0) {
      mac.update(new byte[BLOCK], 0, BLOCK - open);
    }
  }

  @Override
  public byte[] update(byte[] data) {
    if (dataLength == 0) {
      align(aadLength);
    }
    byte[] result = new byte[data.length];
    engine.processBytes(data, 0, data.length, result, 0);
    mac.update(encrypt ? result : data, 0, data.length);
    dataLength += data.length;
    return result;
  }

  @Override
  public byte[] finish() {
    align(dataLength == 0 ? aadLength : dataLength);
    byte[] lengths = new byte[BLOCK];
    Pack.longToLittleEndian(aadLength, lengths, 0);
    Pack.longToLittleEndian(dataLength, lengths, 8);
    mac.update(lengths, 0, BLOCK);
    byte[] whole = new byte[BLOCK];
    mac.doFinal(whole, 0);
    if (encrypt) {
      tag = whole;
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
