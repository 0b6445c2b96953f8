package dev.alicorn.node.bindings.crypto;

import dev.alicorn.node.bindings.NodeError;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;
import org.jspecify.annotations.Nullable;

/** Keys as JSON Web Keys (RFC 7517, 7518, 8037): names and values in turn. Any thread. */
final class KeyJwk {
  private KeyJwk() {}

  static Object[] write(ParsedKey key) throws IOException {
    List<Object> members = new ArrayList<>();
    switch (key.type()) {
      case RSA -> writeRsa(members, (RSAKeyParameters) key.numbers());
      case EC -> writeEc(members, key);
      case ED25519 -> writeOkp(members, "Ed25519", key);
      case ED448 -> writeOkp(members, "Ed448", key);
      case X25519 -> writeOkp(members, "X25519", key);
      case X448 -> writeOkp(members, "X448", key);
      case ML_KEM_512, ML_KEM_768, ML_KEM_1024, ML_DSA_44, ML_DSA_65, ML_DSA_87 ->
          writeAkp(members, key);
      default ->
          throw new NodeError("ERR_CRYPTO_JWK_UNSUPPORTED_KEY_TYPE", "Unsupported JWK Key Type.");
    }
    return members.toArray();
  }

  private static void writeRsa(List<Object> members, RSAKeyParameters rsa) {
    add(members, "kty", "RSA");
    add(members, "n", number(rsa.getModulus()));
    if (!(rsa instanceof RSAPrivateCrtKeyParameters crt)) {
      add(members, "e", number(rsa.getExponent()));
      return;
    }
    add(members, "e", number(crt.getPublicExponent()));
    add(members, "d", number(crt.getExponent()));
    add(members, "p", number(crt.getP()));
    add(members, "q", number(crt.getQ()));
    add(members, "dp", number(crt.getDP()));
    add(members, "dq", number(crt.getDQ()));
    add(members, "qi", number(crt.getQInv()));
  }

  private static void writeEc(List<Object> members, ParsedKey key) {
    ECPublicKeyParameters half = (ECPublicKeyParameters) key.publicHalf().numbers();
    String curve = Curves.jwkName(Curves.name(half.getParameters()));
    if (curve == null) {
      throw new NodeError(
          "ERR_CRYPTO_JWK_UNSUPPORTED_CURVE",
          "Unsupported JWK EC curve: " + Curves.name(half.getParameters()) + '.');
    }
    int size = Curves.fieldSize(half.getParameters());
    ECPoint point = half.getQ().normalize();
    add(members, "kty", "EC");
    add(members, "x", base64(point.getAffineXCoord().getEncoded()));
    add(members, "y", base64(point.getAffineYCoord().getEncoded()));
    add(members, "crv", curve);
    if (key.numbers() instanceof ECPrivateKeyParameters own) {
      add(members, "d", base64(BigIntegers.asUnsignedByteArray(size, own.getD())));
    }
  }

  private static void writeOkp(List<Object> members, String curve, ParsedKey key)
      throws IOException {
    add(members, "crv", curve);
    if (key.isPrivate()) {
      add(members, "d", base64(RawKeys.write(key)));
    }
    add(members, "x", base64(RawKeys.write(key.publicHalf())));
    add(members, "kty", "OKP");
  }

  private static void writeAkp(List<Object> members, ParsedKey key) {
    add(members, "kty", "AKP");
    add(members, "alg", key.type().nodeName().toUpperCase(Locale.ROOT));
    add(members, "pub", base64(PostQuantum.raw(key.publicHalf())));
    if (key.isPrivate()) {
      add(members, "priv", base64(PostQuantum.raw(key)));
    }
  }

  private static void add(List<Object> members, String name, String value) {
    members.add(name);
    members.add(value);
  }

  private static String number(BigInteger value) {
    return base64(BigIntegers.asUnsignedByteArray(value));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The key of a JWK, all of whose members are strings that JavaScript has looked at. */
  static ParsedKey read(Map<String, String> jwk, boolean isPrivate) {
    String kind = jwk.getOrDefault("kty", "");
    try {
      return switch (kind) {
        case "RSA" -> readRsa(jwk, isPrivate);
        case "EC" -> readEc(jwk, isPrivate);
        case "AKP" ->
            PostQuantum.ofRaw(
                jwk.getOrDefault("alg", ""), bytes(jwk, isPrivate ? "priv" : "pub"), isPrivate);
        default -> RawKeys.read(jwk.get("crv"), bytes(jwk, isPrivate ? "d" : "x"), isPrivate);
      };
    } catch (IllegalArgumentException | ArithmeticException | IOException e) {
      String what = kind.equals("OKP") ? "data" : kind + " key";
      NodeError error = new NodeError("ERR_CRYPTO_INVALID_JWK", "Invalid JWK " + what);
      error.initCause(e);
      throw error;
    }
  }

  private static ParsedKey readRsa(Map<String, String> jwk, boolean isPrivate) {
    BigInteger modulus = integer(jwk, "n");
    BigInteger exponent = integer(jwk, "e");
    AsymmetricKeyParameter numbers =
        isPrivate
            ? new RSAPrivateCrtKeyParameters(
                modulus,
                exponent,
                integer(jwk, "d"),
                integer(jwk, "p"),
                integer(jwk, "q"),
                integer(jwk, "dp"),
                integer(jwk, "dq"),
                integer(jwk, "qi"),
                true)
            : new RSAKeyParameters(false, modulus, exponent, true);
    AlgorithmIdentifier algorithm =
        new AlgorithmIdentifier(KeyType.RSA.identifier(), DERNull.INSTANCE);
    return new ParsedKey(KeyType.RSA, algorithm, numbers);
  }

  private static ParsedKey readEc(Map<String, String> jwk, boolean isPrivate) {
    ECNamedDomainParameters curve = Curves.named(jwk.getOrDefault("crv", ""));
    ECPoint point = curve.getCurve().createPoint(integer(jwk, "x"), integer(jwk, "y"));
    ECPublicKeyParameters half = new ECPublicKeyParameters(point, curve);
    AlgorithmIdentifier algorithm =
        new AlgorithmIdentifier(KeyType.EC.identifier(), curve.getName());
    if (!isPrivate) {
      return new ParsedKey(KeyType.EC, algorithm, half);
    }
    return new ParsedKey(
        KeyType.EC, algorithm, new ECPrivateKeyParameters(integer(jwk, "d"), curve));
  }

  private static BigInteger integer(Map<String, String> jwk, String name) {
    return new BigInteger(1, bytes(jwk, name));
  }

  private static byte[] bytes(Map<String, String> jwk, String name) {
    @Nullable String text = jwk.get(name);
    if (text == null) {
      throw new IllegalArgumentException(name);
    }
    String plain = text.replace('+', '-').replace('/', '_').replace("=", "");
    return Base64.getUrlDecoder().decode(plain);
  }
}
