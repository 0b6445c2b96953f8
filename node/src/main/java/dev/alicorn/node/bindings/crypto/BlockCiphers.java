package dev.alicorn.node.bindings.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.DefaultMultiBlockCipher;
import org.bouncycastle.crypto.MultiBlockCipher;
import org.bouncycastle.crypto.StreamBlockCipher;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.engines.ARIAEngine;
import org.bouncycastle.crypto.engines.CamelliaEngine;
import org.bouncycastle.crypto.engines.ChaCha7539Engine;
import org.bouncycastle.crypto.engines.DESedeEngine;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.modes.CCMBlockCipher;
import org.bouncycastle.crypto.modes.CFBBlockCipher;
import org.bouncycastle.crypto.modes.OCBBlockCipher;
import org.bouncycastle.crypto.modes.OFBBlockCipher;
import org.bouncycastle.crypto.modes.SICBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/** Makes ciphers of a family and a mode; JavaScript has looked at the lengths. Loop thread only. */
final class BlockCiphers {
  private BlockCiphers() {}

  static StreamCipher open(
      String family, String mode, boolean encrypt, byte[] key, byte[] iv, int tagLength) {
    return switch (mode) {
      case "cbc", "ecb" -> new PaddedCipher(blocks(family, mode, encrypt, key, iv), encrypt);
      case "ctr" ->
          family.equals("aes") ? aesCtr(encrypt, key, iv) : stream(family, mode, encrypt, key, iv);
      case "cfb", "cfb8", "ofb" -> stream(family, mode, encrypt, key, iv);
      case "cfb1" -> new BitFeedbackCipher(engine(family), encrypt, key, iv);
      case "xts" -> new XtsCipher(encrypt, key, iv);
      case "gcm" -> new GcmCipher(engine(family), encrypt, key, iv, tagLength);
      case "ccm" ->
          new OneShotAead(CCMBlockCipher.newInstance(engine(family)), encrypt, key, iv, tagLength);
      case "ocb" ->
          new OneShotAead(
              new OCBBlockCipher(engine(family), engine(family)), encrypt, key, iv, tagLength);
      case "poly1305" -> new ChaChaPolyCipher(encrypt, key, iv);
      case "stream" -> new ChaChaCipher(key, iv);
      case "wrap", "wrap-pad" -> new WrapCipher(family, mode, encrypt, key, iv);
      default -> throw new IllegalArgumentException(mode);
    };
  }

  static BlockCipher engine(String family) {
    return switch (family) {
      case "aes" -> AESEngine.newInstance();
      case "aria" -> new ARIAEngine();
      case "camellia" -> new CamelliaEngine();
      case "des" -> new DESedeEngine();
      case "sm4" -> new SM4Engine();
      default -> throw new IllegalArgumentException(family);
    };
  }

  /** Whole blocks in, whole blocks out. */
  interface Blocks {
    int size();

    byte[] process(byte[] data, int from, int length);
  }

  private static Blocks blocks(String family, String mode, boolean encrypt, byte[] key, byte[] iv) {
    if (family.equals("aes")) {
      return new JdkBlocks(jdk(mode.equals("cbc") ? "CBC" : "ECB", encrypt, key, iv));
    }
    KeyParameter keyParameter = new KeyParameter(key);
    MultiBlockCipher cipher =
        mode.equals("cbc")
            ? CBCBlockCipher.newInstance(engine(family))
            : new EachBlock(engine(family));
    cipher.init(
        encrypt, mode.equals("cbc") ? new ParametersWithIV(keyParameter, iv) : keyParameter);
    return new CastleBlocks(cipher);
  }

  private static Cipher jdk(String mode, boolean encrypt, byte[] key, byte[] iv) {
    try {
      Cipher cipher = Cipher.getInstance("AES/" + mode + "/NoPadding");
      int operation = encrypt ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE;
      SecretKeySpec secret = new SecretKeySpec(key, "AES");
      if (mode.equals("ECB")) {
        cipher.init(operation, secret);
      } else {
        cipher.init(operation, secret, new IvParameterSpec(iv));
      }
      return cipher;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private record JdkBlocks(Cipher cipher) implements Blocks {
    @Override
    public int size() {
      return cipher.getBlockSize();
    }

    @Override
    public byte[] process(byte[] data, int from, int length) {
      byte[] result = cipher.update(data, from, length);
      return result == null ? new byte[0] : result;
    }
  }

  private record CastleBlocks(MultiBlockCipher cipher) implements Blocks {
    @Override
    public int size() {
      return cipher.getBlockSize();
    }

    @Override
    public byte[] process(byte[] data, int from, int length) {
      byte[] result = new byte[length];
      cipher.processBlocks(data, from, length / size(), result, 0);
      return result;
    }
  }

  private static final class EachBlock extends DefaultMultiBlockCipher {
    private final BlockCipher cipher;

    EachBlock(BlockCipher cipher) {
      this.cipher = cipher;
    }

    @Override
    public void init(boolean encrypt, org.bouncycastle.crypto.CipherParameters parameters) {
      cipher.init(encrypt, parameters);
    }

    @Override
    public String getAlgorithmName() {
      return cipher.getAlgorithmName();
    }

    @Override
    public int getBlockSize() {
      return cipher.getBlockSize();
    }

    @Override
    public int processBlock(byte[] in, int inOff, byte[] out, int outOff) {
      return cipher.processBlock(in, inOff, out, outOff);
    }

    @Override
    public void reset() {
      cipher.reset();
    }
  }

  /** The counter mode of the JDK, which processors help with. */
  static StreamCipher aesCtr(boolean encrypt, byte[] key, byte[] iv) {
    Blocks cipher = new JdkBlocks(jdk("CTR", encrypt, key, iv));
    return new Bytes(data -> cipher.process(data, 0, data.length));
  }

  private static StreamCipher stream(
      String family, String mode, boolean encrypt, byte[] key, byte[] iv) {
    BlockCipher engine = engine(family);
    int bits = engine.getBlockSize() * 8;
    StreamBlockCipher cipher =
        switch (mode) {
          case "ctr" -> (StreamBlockCipher) SICBlockCipher.newInstance(engine);
          case "ofb" -> new OFBBlockCipher(engine, bits);
          case "cfb8" -> (StreamBlockCipher) CFBBlockCipher.newInstance(engine, 8);
          default -> (StreamBlockCipher) CFBBlockCipher.newInstance(engine, bits);
        };
    cipher.init(encrypt, new ParametersWithIV(new KeyParameter(key), iv));
    return new Bytes(
        data -> {
          byte[] result = new byte[data.length];
          cipher.processBytes(data, 0, data.length, result, 0);
          return result;
        });
  }

  /** A cipher that gives a byte for a byte. */
  record Bytes(java.util.function.UnaryOperator<byte[]> process) implements StreamCipher {
    @Override
    public byte[] update(byte[] data) {
      return process.apply(data);
    }

    @Override
    public byte[] finish() {
      return new byte[0];
    }
  }

  /** ChaCha20 of OpenSSL: four bytes of a counter, then the nonce. */
  private static final class ChaChaCipher implements StreamCipher {
    private final ChaCha7539Engine engine = new ChaCha7539Engine();

    ChaChaCipher(byte[] key, byte[] iv) {
      byte[] nonce = java.util.Arrays.copyOfRange(iv, 4, iv.length);
      engine.init(true, new ParametersWithIV(new KeyParameter(key), nonce));
      long counter =
          (iv[0] & 0xffL) | (iv[1] & 0xffL) << 8 | (iv[2] & 0xffL) << 16 | (iv[3] & 0xffL) << 24;
      engine.seekTo(counter * 64);
    }

    @Override
    public byte[] update(byte[] data) {
      byte[] result = new byte[data.length];
      engine.processBytes(data, 0, data.length, result, 0);
      return result;
    }

    @Override
    public byte[] finish() {
      return new byte[0];
    }
  }
}
