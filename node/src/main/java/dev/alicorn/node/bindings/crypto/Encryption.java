package dev.alicorn.node.bindings.crypto;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;

/** Keys that are encrypted with a passphrase. Any thread. */
final class Encryption {
  private static final String PKCS12 =
      OpenSslError.text("11800074", "PKCS12 routines", "pkcs12 cipherfinal error");
  private static final String BAD_DECRYPT =
      OpenSslError.text("1C800064", "Provider routines", "bad decrypt");

  private Encryption() {}

  /** Made when it is first needed, and not registered: the JVM's own providers stay as they are. */
  private static final class Provider {
    static final BouncyCastleProvider INSTANCE = new BouncyCastleProvider();
  }

  static BouncyCastleProvider provider() {
    return Provider.INSTANCE;
  }

  static PrivateKeyInfo decrypt(PKCS8EncryptedPrivateKeyInfo key, byte[] passphrase) {
    try {
      byte[] plain = Pbes2.decrypt(key.toASN1Structure(), passphrase);
      if (plain != null) {
        return PrivateKeyInfo.getInstance(plain);
      }
      return key.decryptPrivateKeyInfo(
          new JceOpenSSLPKCS8DecryptorProviderBuilder()
              .setProvider(provider())
              .build(characters(passphrase)));
    } catch (PKCSException | OperatorCreationException | RuntimeException e) {
      throw badDecrypt(e, PKCS12, BAD_DECRYPT, PKCS12);
    }
  }

  static PrivateKeyInfo decrypt(PEMEncryptedKeyPair key, byte[] passphrase) {
    try {
      return key.decryptKeyPair(
              cipher -> (data, iv) -> PemEncryption.of(cipher).turn(false, data, passphrase, iv))
          .getPrivateKeyInfo();
    } catch (IOException | RuntimeException e) {
      throw badDecrypt(e, OpenSslError.text("04800065", "PEM routines", "bad decrypt"));
    }
  }

  /** Whatever went wrong: to a wrong passphrase the padding looks wrong, or the key. */
  private static RuntimeException badDecrypt(Exception cause, String... below) {
    RuntimeException error = OpenSslError.onTopOf(OpenSslError.badDecrypt(), below);
    error.initCause(cause);
    return error;
  }

  /** BouncyCastle makes UTF-8 of them again. */
  private static char[] characters(byte[] passphrase) {
    return new String(passphrase, StandardCharsets.UTF_8).toCharArray();
  }
}
