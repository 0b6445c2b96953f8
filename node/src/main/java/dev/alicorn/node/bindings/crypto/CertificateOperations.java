package dev.alicorn.node.bindings.crypto;

import static dev.alicorn.node.bindings.crypto.CryptoOperations.bytes;

import dev.alicorn.engine.HostCall;
import dev.alicorn.node.bindings.NodeError;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.mozilla.SignedPublicKeyAndChallenge;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.util.io.pem.PemObject;
import org.jspecify.annotations.Nullable;

/** Operations on certificates, and on Netscape's signed keys. Arguments are read at once. */
final class CertificateOperations {
  private CertificateOperations() {}

  static Callable<? extends @Nullable Object> prepare(String operation, HostCall call) {
    byte[] data = bytes(call, 2);
    return switch (operation) {
      case "read" -> () -> CertificateReader.certificates(data).getFirst().getEncoded();
      case "facts" -> () -> CertificateFacts.of(certificate(data));
      case "names" ->
          () -> {
            X509CertificateHolder certificate = certificate(data);
            return new Object[] {
              CertificateNames.pairs(certificate.getSubject()),
              CertificateNames.pairs(certificate.getIssuer())
            };
          };
      case "pem" -> () -> KeyWriter.pem(new PemObject("CERTIFICATE", data));
      case "publicKey" -> () -> certificate(data).getSubjectPublicKeyInfo().getEncoded("DER");
      case "verify" -> {
        ParsedKey key = ParsedKey.of(bytes(call, 3), false);
        yield () -> CertificateFacts.isSignedBy(certificate(data), key);
      }
      case "issued" -> {
        byte[] issuer = bytes(call, 3);
        yield () -> CertificateFacts.isIssuedBy(certificate(data), certificate(issuer));
      }
      case "matches" -> {
        ParsedKey key = ParsedKey.of(bytes(call, 3), true);
        yield () ->
            Arrays.equals(
                certificate(data).getSubjectPublicKeyInfo().getPublicKeyData().getBytes(),
                key.publicHalf().publicInfo().getPublicKeyData().getBytes());
      }
      case "spkacVerify" -> () -> verifySpkac(data);
      case "spkacKey" ->
          () -> {
            SignedPublicKeyAndChallenge spkac = spkac(data);
            return spkac == null
                ? null
                : KeyWriter.pem(
                    new PemObject(
                        "PUBLIC KEY",
                        spkac.getPublicKeyAndChallenge().getSubjectPublicKeyInfo().getEncoded()));
          };
      case "spkacChallenge" ->
          () -> {
            SignedPublicKeyAndChallenge spkac = spkac(data);
            return spkac == null
                ? null
                : spkac.getPublicKeyAndChallenge().getChallengeIA5().getOctets();
          };
      default -> throw new IllegalArgumentException(operation);
    };
  }

  private static X509CertificateHolder certificate(byte[] der) throws IOException {
    return new X509CertificateHolder(der);
  }

  /** Of base64, which may end in a line feed; null for anything else. */
  private static @Nullable SignedPublicKeyAndChallenge spkac(byte[] text) {
    try {
      byte[] der = java.util.Base64.getMimeDecoder().decode(text);
      return SignedPublicKeyAndChallenge.getInstance(
          ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(der)));
    } catch (IOException | IllegalArgumentException | NullPointerException e) {
      return null;
    }
  }

  private static boolean verifySpkac(byte[] text) throws IOException {
    SignedPublicKeyAndChallenge spkac = spkac(text);
    if (spkac == null) {
      return false;
    }
    try {
      return CertificateSignature.verify(
          spkac.getSignatureAlgorithm(),
          spkac.getPublicKeyAndChallenge().getEncoded("DER"),
          spkac.getSignature().getOctets(),
          ParsedKey.of(spkac.getPublicKeyAndChallenge().getSubjectPublicKeyInfo()));
    } catch (NodeError e) {
      return false; // a key or algorithm that is none
    }
  }

  static String hex(BigInteger number) {
    return number.toString(16).toUpperCase(java.util.Locale.ROOT);
  }
}
