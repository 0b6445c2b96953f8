package dev.alicorn.node.bindings.crypto;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.AsymmetricBlockCipher;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.encodings.OAEPEncoding;
import org.bouncycastle.crypto.engines.RSABlindedEngine;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.util.BigIntegers;

/** RSA with its paddings. Any thread. */
final class RsaRaw {
  static final int PKCS1_PADDING = 1;
  static final int NO_PADDING = 3;
  static final int OAEP_PADDING = 4;
  private static final int LEAST_PADDING = 11;

  private RsaRaw() {}

  private static int size(RSAKeyParameters key) {
    return (key.getModulus().bitLength() + 7) / 8;
  }

  /** The bare function, its result as long as the key. */
  static byte[] plain(RSAKeyParameters key, boolean encrypt, byte[] data) {
    if (new BigInteger(1, data).compareTo(key.getModulus()) >= 0) {
      throw OpenSslError.coded(
          "ERR_OSSL_RSA_DATA_TOO_LARGE_FOR_MODULUS",
          "02000084",
          "rsa routines",
          "data too large for modulus");
    }
    RSABlindedEngine engine = new RSABlindedEngine();
    engine.init(encrypt, key.isPrivate() ? new ParametersWithRandom(key, new SecureRandom()) : key);
    byte[] result = engine.processBlock(data, 0, data.length);
    return BigIntegers.asUnsignedByteArray(size(key), new BigInteger(1, result));
  }

  /** PKCS#1's padding of signatures, and the function. */
  static byte[] pad1(RSAKeyParameters key, byte[] data) {
    byte[] block = new byte[size(key)];
    if (data.length > block.length - LEAST_PADDING) {
      throw OpenSslError.tooLargeToSign("02000070", "digest too big for rsa key");
    }
    Arrays.fill(block, (byte) 0xff);
    block[0] = 0;
    block[1] = 1;
    block[block.length - data.length - 1] = 0;
    System.arraycopy(data, 0, block, block.length - data.length, data.length);
    return plain(key, true, block);
  }

  /** What {@link #pad1} was given; nothing if the padding is wrong. */
  static byte[] unpad1(RSAKeyParameters key, byte[] signature) {
    if (signature.length != size(key)
        || new BigInteger(1, signature).compareTo(key.getModulus()) >= 0) {
      return new byte[0];
    }
    byte[] block = plain(key, false, signature);
    int at = 2;
    while (at < block.length && block[at] == (byte) 0xff) {
      at++;
    }
    boolean right =
        block[0] == 0
            && block[1] == 1
            && at >= LEAST_PADDING - 1
            && at < block.length
            && block[at] == 0;
    return right ? Arrays.copyOfRange(block, at + 1, block.length) : new byte[0];
  }

  static byte[] encrypt(
      RSAKeyParameters key, int padding, int oaepHash, byte[] label, byte[] data) {
    int room =
        switch (padding) {
          case PKCS1_PADDING -> size(key) - LEAST_PADDING;
          case OAEP_PADDING -> size(key) - 2 * Hashes.at(oaepHash).open().getDigestSize() - 2;
          case NO_PADDING -> size(key);
          default -> throw badPadding();
        };
    if (data.length > room) {
      throw OpenSslError.coded(
          "ERR_OSSL_RSA_DATA_TOO_LARGE_FOR_KEY_SIZE",
          "0200006E",
          "rsa routines",
          "data too large for key size");
    }
    if (padding == NO_PADDING && data.length < room) {
      throw OpenSslError.coded(
          "ERR_OSSL_RSA_DATA_TOO_SMALL_FOR_KEY_SIZE",
          "0200007A",
          "rsa routines",
          "data too small for key size");
    }
    if (padding == PKCS1_PADDING) {
      return key.isPrivate() ? pad1(key, data) : plain(key, true, pad2(size(key), data));
    }
    return padding == NO_PADDING ? plain(key, true, data) : oaep(key, true, oaepHash, label, data);
  }

  private static byte[] pad2(int size, byte[] data) {
    byte[] block = new byte[size];
    block[1] = 2;
    SecureRandom random = new SecureRandom();
    for (int i = 2; i < size - data.length - 1; i++) {
      block[i] = (byte) (1 + random.nextInt(255));
    }
    System.arraycopy(data, 0, block, size - data.length, data.length);
    return block;
  }

  static byte[] decrypt(
      RSAKeyParameters key, int padding, int oaepHash, byte[] label, byte[] data) {
    if (data.length > size(key)) {
      throw OpenSslError.coded(
          "ERR_OSSL_RSA_DATA_GREATER_THAN_MOD_LEN",
          "0200006C",
          "rsa routines",
          "data greater than mod len");
    }
    return switch (padding) {
      case PKCS1_PADDING -> key.isPrivate() ? unpad2(key, data) : recover1(key, data);
      case NO_PADDING -> plain(key, false, data);
      case OAEP_PADDING -> oaep(key, false, oaepHash, label, data);
      default -> throw badPadding();
    };
  }

  private static byte[] recover1(RSAKeyParameters key, byte[] data) {
    byte[] block = plain(key, false, data);
    int at = 2;
    while (at < block.length && block[at] == (byte) 0xff) {
      at++;
    }
    if (block[0] != 0 || block[1] != 1 || at == block.length || block[at] != 0) {
      throw OpenSslError.coded(
          "ERR_OSSL_RSA_PADDING_CHECK_FAILED", "02000072", "rsa routines", "padding check failed");
    }
    return Arrays.copyOfRange(block, at + 1, block.length);
  }

  // A wrong padding is told as such, after the same work as a right one.
  private static byte[] unpad2(RSAKeyParameters key, byte[] data) {
    byte[] block = plain(key, false, data);
    int end = 0;
    for (int i = block.length - 1; i >= 2; i--) {
      end = block[i] == 0 ? i : end;
    }
    int wrong = block[0] | (block[1] ^ 2);
    if (wrong != 0 || end < LEAST_PADDING - 1) {
      throw OpenSslError.coded(
          "ERR_OSSL_RSA_PKCS_DECODING_ERROR", "0200009F", "rsa routines", "pkcs decoding error");
    }
    return Arrays.copyOfRange(block, end + 1, block.length);
  }

  private static byte[] oaep(
      RSAKeyParameters key, boolean encrypt, int hash, byte[] label, byte[] data) {
    AsymmetricBlockCipher cipher =
        new OAEPEncoding(
            new RSABlindedEngine(), Hashes.at(hash).open(), Hashes.at(hash).open(), label);
    cipher.init(encrypt, new ParametersWithRandom(key, new SecureRandom()));
    try {
      return cipher.processBlock(data, 0, data.length);
    } catch (InvalidCipherTextException | RuntimeException e) {
      RuntimeException error =
          OpenSslError.coded(
              "ERR_OSSL_RSA_OAEP_DECODING_ERROR",
              "02000079",
              "rsa routines",
              "oaep decoding error");
      error.initCause(e);
      throw error;
    }
  }

  private static RuntimeException badPadding() {
    return OpenSslError.coded(
        "ERR_OSSL_RSA_UNKNOWN_PADDING_TYPE", "02000076", "rsa routines", "unknown padding type");
  }
}
