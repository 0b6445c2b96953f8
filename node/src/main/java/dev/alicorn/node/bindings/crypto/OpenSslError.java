package dev.alicorn.node.bindings.crypto;

import dev.alicorn.node.bindings.NodeError;
import java.util.Locale;

/** Failures in OpenSSL's words, since programs look at their codes. */
final class OpenSslError {
  private OpenSslError() {}

  /**
   * An error as Node makes it of OpenSSL's.
   *
   * @param number in hex, as in {@code openssl errstr}
   */
  static NodeError of(String number, String library, String reason) {
    return coded(
        "ERR_OSSL_" + reason.toUpperCase(Locale.ROOT).replace(' ', '_'), number, library, reason);
  }

  /** As {@link #of}, of a library that Node names in the code. */
  static NodeError coded(String code, String number, String library, String reason) {
    return new NodeError(code, text(number, library, reason));
  }

  /**
   * The same error on top of others, which Node shows as {@code opensslErrorStack}.
   *
   * @param below texts as of {@link #text}, each of which goes to a line of its own
   */
  static NodeError onTopOf(NodeError error, String... below) {
    return new NodeError(error.code(), error.getMessage() + '\n' + String.join("\n", below));
  }

  /** An error in OpenSSL's own form. */
  static String text(String number, String library, String reason) {
    return "error:" + number + ':' + library + "::" + reason;
  }

  static NodeError unsupported() {
    return of("1E08010C", "DECODER routines", "unsupported");
  }

  /** A key in PEM whose content is whole, but something else. */
  static NodeError wrongContent() {
    return onTopOf(
        unsupported(),
        text("0688010A", "asn1 encoding routines", "nested asn1 error"),
        text("068000A8", "asn1 encoding routines", "wrong tag"));
  }

  static NodeError badDecrypt() {
    return of("1C800064", "Provider routines", "bad decrypt");
  }

  /** A signature for which the RSA key is too small. */
  static NodeError tooLargeToSign(String number, String reason) {
    return onTopOf(
        coded(
            "ERR_OSSL_RSA_" + reason.toUpperCase(Locale.ROOT).replace(' ', '_'),
            number,
            "rsa routines",
            reason),
        text("1C880004", "Provider routines", "RSA lib"));
  }

  static NodeError operationFailed(Exception cause) {
    NodeError error = new NodeError("ERR_CRYPTO_OPERATION_FAILED", "Operation failed");
    error.initCause(cause);
    return error;
  }
}
