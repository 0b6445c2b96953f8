package dev.alicorn.node.bindings.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** A private key with its certificate and those that vouch for it, in order. Any thread. */
record KeyEntry(PrivateKey key, List<X509Certificate> chain) {
  /** One name for those that the JDK uses in one place or another. */
  static String family(String algorithm) {
    return switch (algorithm) {
      case "ECDSA" -> "EC";
      case "Ed25519", "Ed448" -> "EdDSA";
      default -> algorithm;
    };
  }
}
