package dev.alicorn.node.bindings.crypto;

import java.io.IOException;
import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.jspecify.annotations.Nullable;

/** Tells the forms of a key in DER apart by their shape. Any thread. */
final class DerKeys {
  private static final AlgorithmIdentifier RSA =
      new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);

  private DerKeys() {}

  static PrivateKeyInfo privateKey(byte[] der, byte @Nullable [] passphrase) {
    try {
      ASN1Sequence sequence = ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(der));
      ASN1Encodable first = sequence.getObjectAt(0);
      if (first instanceof ASN1Sequence) {
        return Encryption.decrypt(
            new PKCS8EncryptedPrivateKeyInfo(EncryptedPrivateKeyInfo.getInstance(sequence)),
            KeyReader.requireDerPassphrase(passphrase));
      }
      ASN1Encodable second = sequence.getObjectAt(1);
      if (second instanceof ASN1OctetString) {
        return ofSec1(ECPrivateKey.getInstance(sequence));
      }
      if (second instanceof ASN1Integer && sequence.size() >= 9) {
        return new PrivateKeyInfo(RSA, RSAPrivateKey.getInstance(sequence));
      }
      PrivateKeyInfo info = PrivateKeyInfo.getInstance(sequence);
      if (KeyType.of(info.getPrivateKeyAlgorithm().getAlgorithm()) == null) {
        throw OpenSslError.unsupported();
      }
      return info;
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw KeyReader.unsupported(e);
    } catch (NullPointerException e) {
      throw KeyReader.unsupported(e); // of no bytes at all
    }
  }

  private static PrivateKeyInfo ofSec1(ECPrivateKey key) throws IOException {
    ASN1Encodable curve = key.getParametersObject();
    return new PrivateKeyInfo(
        new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve), key);
  }

  static SubjectPublicKeyInfo publicKey(byte[] der, byte @Nullable [] passphrase) {
    try {
      ASN1Sequence sequence = ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(der));
      if (sequence.size() == 2 && sequence.getObjectAt(0) instanceof ASN1Integer modulus) {
        BigInteger exponent = ASN1Integer.getInstance(sequence.getObjectAt(1)).getValue();
        return new SubjectPublicKeyInfo(RSA, new RSAPublicKey(modulus.getValue(), exponent));
      }
      if (sequence.size() == 3 && sequence.getObjectAt(0) instanceof ASN1Sequence) {
        return Certificate.getInstance(sequence).getSubjectPublicKeyInfo();
      }
      if (sequence.size() == 2 && !(sequence.getObjectAt(1) instanceof ASN1OctetString)) {
        return SubjectPublicKeyInfo.getInstance(sequence);
      }
      return KeyReader.publicOf(privateKey(der, passphrase));
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw KeyReader.unsupported(e);
    } catch (NullPointerException e) {
      throw KeyReader.unsupported(e); // of no bytes at all
    }
  }
}
