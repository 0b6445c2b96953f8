package dev.alicorn.node.bindings.crypto;

import java.io.IOException;
import java.util.Locale;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.Ed448PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed448PublicKeyParameters;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;
import org.bouncycastle.crypto.params.X448PrivateKeyParameters;
import org.bouncycastle.crypto.params.X448PublicKeyParameters;
import org.jspecify.annotations.Nullable;

/** Keys as the bare bytes of their point or number, or of their seed. Any thread. */
final class RawKeys {
  private RawKeys() {}

  static byte[] write(ParsedKey key) {
    return switch (key.numbers()) {
      case Ed25519PrivateKeyParameters ed -> ed.getEncoded();
      case Ed25519PublicKeyParameters ed -> ed.getEncoded();
      case Ed448PrivateKeyParameters ed -> ed.getEncoded();
      case Ed448PublicKeyParameters ed -> ed.getEncoded();
      case X25519PrivateKeyParameters x -> x.getEncoded();
      case X25519PublicKeyParameters x -> x.getEncoded();
      case X448PrivateKeyParameters x -> x.getEncoded();
      case X448PublicKeyParameters x -> x.getEncoded();
      case ECPublicKeyParameters ec -> ec.getQ().getEncoded(false);
      default -> PostQuantum.raw(key);
    };
  }

  /**
   * A key of the named curve: Ed25519, Ed448, X25519, X448, or the point of any other; or of a
   * post-quantum algorithm.
   */
  static ParsedKey read(@Nullable String curve, byte[] raw, boolean isPrivate) throws IOException {
    if (curve == null) {
      throw new IllegalArgumentException("No curve");
    }
    if (curve.startsWith("ML-")) {
      return PostQuantum.ofRaw(curve, raw, isPrivate);
    }
    KeyType type =
        switch (curve.toLowerCase(Locale.ROOT)) {
          case "ed25519" -> KeyType.ED25519;
          case "ed448" -> KeyType.ED448;
          case "x25519" -> KeyType.X25519;
          case "x448" -> KeyType.X448;
          default -> KeyType.EC;
        };
    if (type == KeyType.EC) {
      ECNamedDomainParameters parameters = Curves.named(curve);
      return new ParsedKey(
          type,
          new AlgorithmIdentifier(type.identifier(), parameters.getName()),
          new ECPublicKeyParameters(parameters.getCurve().decodePoint(raw), parameters));
    }
    AsymmetricKeyParameter numbers = isPrivate ? privateOf(type, raw) : publicOf(type, raw);
    return new ParsedKey(type, new AlgorithmIdentifier(type.identifier()), numbers);
  }

  private static AsymmetricKeyParameter privateOf(KeyType type, byte[] raw) {
    return switch (type) {
      case ED25519 -> new Ed25519PrivateKeyParameters(raw);
      case ED448 -> new Ed448PrivateKeyParameters(raw);
      case X25519 -> new X25519PrivateKeyParameters(raw);
      default -> new X448PrivateKeyParameters(raw);
    };
  }

  private static AsymmetricKeyParameter publicOf(KeyType type, byte[] raw) {
    return switch (type) {
      case ED25519 -> new Ed25519PublicKeyParameters(raw);
      case ED448 -> new Ed448PublicKeyParameters(raw);
      case X25519 -> new X25519PublicKeyParameters(raw);
      default -> new X448PublicKeyParameters(raw);
    };
  }
}
