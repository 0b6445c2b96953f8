package dev.alicorn.node.bindings.crypto;

import dev.alicorn.node.bindings.NodeError;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.ntt.NTTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA224Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;
import org.jspecify.annotations.Nullable;

/**
 * Encrypted PKCS#8 with a key of PBKDF2 (RFC 8018). BouncyCastle's own takes no empty passphrase,
 * and few modes. Any thread.
 */
final class Pbes2 {
  private static final int ITERATIONS = 2048;
  private static final int SALT_BYTES = 16;

  /** A cipher by OpenSSL's name and by its identifier. */
  private record Scheme(
      String name, ASN1ObjectIdentifier id, String family, String mode, int keyBytes) {}

  private static final List<Scheme> SCHEMES =
      List.of(
          aes("128-ecb", NISTObjectIdentifiers.id_aes128_ECB),
          aes("128-cbc", NISTObjectIdentifiers.id_aes128_CBC),
          aes("128-ofb", NISTObjectIdentifiers.id_aes128_OFB),
          aes("128-cfb", NISTObjectIdentifiers.id_aes128_CFB),
          aes("192-ecb", NISTObjectIdentifiers.id_aes192_ECB),
          aes("192-cbc", NISTObjectIdentifiers.id_aes192_CBC),
          aes("192-ofb", NISTObjectIdentifiers.id_aes192_OFB),
          aes("192-cfb", NISTObjectIdentifiers.id_aes192_CFB),
          aes("256-ecb", NISTObjectIdentifiers.id_aes256_ECB),
          aes("256-cbc", NISTObjectIdentifiers.id_aes256_CBC),
          aes("256-ofb", NISTObjectIdentifiers.id_aes256_OFB),
          aes("256-cfb", NISTObjectIdentifiers.id_aes256_CFB),
          camellia("128", NTTObjectIdentifiers.id_camellia128_cbc),
          camellia("192", NTTObjectIdentifiers.id_camellia192_cbc),
          camellia("256", NTTObjectIdentifiers.id_camellia256_cbc),
          new Scheme("des-ede3-cbc", PKCSObjectIdentifiers.des_EDE3_CBC, "des", "cbc", 24));

  private Pbes2() {}

  private static Scheme aes(String name, ASN1ObjectIdentifier id) {
    int bits = Integer.parseInt(name.substring(0, 3));
    return new Scheme("aes-" + name, id, "aes", name.substring(4), bits / 8);
  }

  private static Scheme camellia(String bits, ASN1ObjectIdentifier id) {
    return new Scheme(
        "camellia-" + bits + "-cbc", id, "camellia", "cbc", Integer.parseInt(bits) / 8);
  }

  /**
   * An encrypted key in DER.
   *
   * @param cipher OpenSSL's own name
   */
  static byte[] encrypt(PrivateKeyInfo key, String cipher, byte[] passphrase) throws IOException {
    Scheme scheme =
        SCHEMES.stream()
            .filter(each -> each.name.equals(cipher))
            .findFirst()
            .orElseThrow(() -> unusable(cipher));
    SecureRandom random = new SecureRandom();
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    byte[] iv = new byte[ivBytes(scheme)];
    random.nextBytes(iv);
    byte[] secret = derive(new SHA256Digest(), passphrase, salt, ITERATIONS, scheme.keyBytes);
    byte[] encrypted = turn(scheme, true, secret, iv, key.getEncoded());
    KeyDerivationFunc derivation =
        new KeyDerivationFunc(
            PKCSObjectIdentifiers.id_PBKDF2,
            new PBKDF2Params(
                salt,
                ITERATIONS,
                new AlgorithmIdentifier(
                    PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE)));
    ASN1Encodable parameters = iv.length == 0 ? DERNull.INSTANCE : new DEROctetString(iv);
    PBES2Parameters how =
        new PBES2Parameters(derivation, new EncryptionScheme(scheme.id, parameters));
    AlgorithmIdentifier algorithm = new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBES2, how);
    return new EncryptedPrivateKeyInfo(algorithm, encrypted).getEncoded();
  }

  private static NodeError unusable(String cipher) {
    if (cipher.endsWith("-gcm")) {
      return OpenSslError.coded(
          "ERR_OSSL_EVP_CIPHER_PARAMETER_ERROR",
          "0300007A",
          "digital envelope routines",
          "cipher parameter error");
    }
    if (cipher.endsWith("-ccm") || cipher.endsWith("-xts") || cipher.endsWith("-ocb")) {
      return OpenSslError.coded(
          "ERR_OSSL_EVP_UNSUPPORTED_CIPHER",
          "0300006B",
          "digital envelope routines",
          "unsupported cipher");
    }
    return OpenSslError.coded(
        "ERR_OSSL_ASN1_CIPHER_HAS_NO_OBJECT_IDENTIFIER",
        "0680006C",
        "asn1 encoding routines",
        "cipher has no object identifier");
  }

  /** The decrypted key, or null if it is encrypted in another way than the ones known here. */
  static byte @Nullable [] decrypt(EncryptedPrivateKeyInfo key, byte[] passphrase) {
    AlgorithmIdentifier algorithm = key.getEncryptionAlgorithm();
    if (!algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBES2)) {
      return null;
    }
    PBES2Parameters how = PBES2Parameters.getInstance(algorithm.getParameters());
    KeyDerivationFunc derivation = how.getKeyDerivationFunc();
    EncryptionScheme encryption = how.getEncryptionScheme();
    Scheme scheme =
        SCHEMES.stream()
            .filter(each -> each.id.equals(encryption.getAlgorithm()))
            .findFirst()
            .orElse(null);
    if (scheme == null || !derivation.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBKDF2)) {
      return null;
    }
    PBKDF2Params params = PBKDF2Params.getInstance(derivation.getParameters());
    Digest digest = digestOf(params.getPrf().getAlgorithm());
    if (digest == null) {
      return null;
    }
    byte[] iv =
        scheme.mode.equals("ecb")
            ? new byte[0]
            : ASN1OctetString.getInstance(encryption.getParameters()).getOctets();
    int iterations = params.getIterationCount().intValueExact();
    byte[] secret = derive(digest, passphrase, params.getSalt(), iterations, scheme.keyBytes);
    return turn(scheme, false, secret, iv, key.getEncryptedData());
  }

  private static @Nullable Digest digestOf(ASN1ObjectIdentifier prf) {
    if (prf.equals(PKCSObjectIdentifiers.id_hmacWithSHA1)) {
      return new SHA1Digest();
    }
    if (prf.equals(PKCSObjectIdentifiers.id_hmacWithSHA224)) {
      return new SHA224Digest();
    }
    if (prf.equals(PKCSObjectIdentifiers.id_hmacWithSHA256)) {
      return new SHA256Digest();
    }
    if (prf.equals(PKCSObjectIdentifiers.id_hmacWithSHA384)) {
      return new SHA384Digest();
    }
    return prf.equals(PKCSObjectIdentifiers.id_hmacWithSHA512) ? new SHA512Digest() : null;
  }

  private static int ivBytes(Scheme scheme) {
    return scheme.mode.equals("ecb") ? 0 : BlockCiphers.engine(scheme.family).getBlockSize();
  }

  private static byte[] derive(
      Digest digest, byte[] passphrase, byte[] salt, int iterations, int length) {
    PKCS5S2ParametersGenerator generator = new PKCS5S2ParametersGenerator(digest);
    generator.init(passphrase, salt, iterations);
    return ((KeyParameter) generator.generateDerivedParameters(length * 8)).getKey();
  }

  private static byte[] turn(
      Scheme scheme, boolean encrypt, byte[] secret, byte[] iv, byte[] data) {
    StreamCipher cipher = BlockCiphers.open(scheme.family, scheme.mode, encrypt, secret, iv, 0);
    byte[] head = cipher.update(data);
    byte[] tail = cipher.finish();
    byte[] all = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, all, head.length, tail.length);
    return all;
  }
}
