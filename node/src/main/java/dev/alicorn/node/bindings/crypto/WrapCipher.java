package dev.alicorn.node.bindings.crypto;

import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.Wrapper;
import org.bouncycastle.crypto.engines.DESedeWrapEngine;
import org.bouncycastle.crypto.engines.RFC3394WrapEngine;
import org.bouncycastle.crypto.engines.RFC5649WrapEngine;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/** Key wrapping, which sees its key at once. Loop thread only. */
final class WrapCipher implements StreamCipher {
  private final Wrapper engine;
  private final boolean encrypt;

  WrapCipher(String family, String mode, boolean encrypt, byte[] key, byte[] iv) {
    this.encrypt = encrypt;
    KeyParameter secret = new KeyParameter(key);
    if (family.equals("des")) {
      engine = new DESedeWrapEngine();
    } else if (mode.equals("wrap")) {
      engine = new RFC3394WrapEngine(BlockCiphers.engine(family));
    } else {
      engine = new RFC5649WrapEngine(BlockCiphers.engine(family));
    }
    engine.init(encrypt, iv.length == 0 ? secret : new ParametersWithIV(secret, iv));
  }

  @Override
  public byte[] update(byte[] data) {
    try {
      return encrypt ? engine.wrap(data, 0, data.length) : engine.unwrap(data, 0, data.length);
    } catch (InvalidCipherTextException | RuntimeException e) {
      RuntimeException error = OpenSslError.badDecrypt();
      error.initCause(e);
      throw error;
    }
  }

  @Override
  public byte[] finish() {
    return new byte[0];
  }
}
