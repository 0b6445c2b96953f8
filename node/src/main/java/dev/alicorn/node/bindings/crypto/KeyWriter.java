package dev.alicorn.node.bindings.crypto;

import dev.alicorn.node.bindings.NodeError;
import java.io.IOException;
import java.io.StringWriter;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.util.encoders.Hex;
import org.bouncycastle.util.io.pem.PemHeader;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import org.jspecify.annotations.Nullable;

/** Writes keys as {@code keyObject.export()} does. Any thread. */
final class KeyWriter {
  private final ParsedKey key;

  KeyWriter(ParsedKey key) {
    this.key = key;
  }

  /**
   * The key in the form of {@code type}: pkcs1, sec1, pkcs8 or spki.
   *
   * @param cipher OpenSSL's name of the cipher to encrypt with, or null
   */
  Object write(String type, boolean pem, @Nullable String cipher, byte @Nullable [] passphrase)
      throws IOException {
    byte[] der = der(type);
    if (cipher == null || passphrase == null) {
      return pem ? pem(new PemObject(label(type), der)) : der;
    }
    if (!type.equals("pkcs8")) {
      return pem(encryptByHead(label(type), der, cipher, passphrase));
    }
    PemObject encrypted = encryptPkcs8(cipher, passphrase);
    return pem ? pem(encrypted) : encrypted.getContent();
  }

  private byte[] der(String type) throws IOException {
    return switch (type) {
      case "pkcs1" ->
          key.isPrivate()
              ? key.privateInfo().parsePrivateKey().toASN1Primitive().getEncoded("DER")
              : key.publicInfo().parsePublicKey().getEncoded("DER");
      case "sec1" -> sec1();
      default -> key.encoded();
    };
  }

  private byte[] sec1() throws IOException {
    ECPrivateKeyParameters numbers = (ECPrivateKeyParameters) key.numbers();
    ASN1Encodable curve = key.privateInfo().getPrivateKeyAlgorithm().getParameters();
    ASN1BitString point = key.publicHalf().publicInfo().getPublicKeyData();
    int bits = numbers.getParameters().getN().bitLength();
    return new ECPrivateKey(bits, numbers.getD(), point, curve).getEncoded();
  }

  private String label(String type) {
    return switch (type) {
      case "pkcs1" -> key.isPrivate() ? "RSA PRIVATE KEY" : "RSA PUBLIC KEY";
      case "sec1" -> "EC PRIVATE KEY";
      default -> key.isPrivate() ? "PRIVATE KEY" : "PUBLIC KEY";
    };
  }

  static String pem(PemObject block) throws IOException {
    StringWriter text = new StringWriter();
    try (PemWriter writer = new PemWriter(text)) {
      writer.writeObject(block);
    }
    return text.toString().replace("\r\n", "\n");
  }

  private static PemObject encryptByHead(String label, byte[] der, String cipher, byte[] passphrase)
      throws IOException {
    PemEncryption encryption;
    try {
      encryption = PemEncryption.of(cipher);
    } catch (PEMException e) {
      NodeError error =
          OpenSslError.coded(
              "ERR_OSSL_PEM_UNSUPPORTED_CIPHER", "04800071", "PEM routines", "unsupported cipher");
      error.initCause(e);
      throw error;
    }
    byte[] ivBytes = new byte[encryption.ivBytes()];
    new SecureRandom().nextBytes(ivBytes);
    byte[] encrypted = encryption.turn(true, der, passphrase, ivBytes);
    String name = cipher.toUpperCase(Locale.ROOT);
    String iv = Hex.toHexString(ivBytes).toUpperCase(Locale.ROOT);
    List<PemHeader> heads =
        List.of(
            new PemHeader("Proc-Type", "4,ENCRYPTED"), new PemHeader("DEK-Info", name + ',' + iv));
    return new PemObject(label, heads, encrypted);
  }

  private PemObject encryptPkcs8(String cipher, byte[] passphrase) throws IOException {
    byte[] der = Pbes2.encrypt(key.privateInfo(), cipher, passphrase);
    return new PemObject("ENCRYPTED PRIVATE KEY", der);
  }
}
