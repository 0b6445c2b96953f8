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
    return new NodeError(code, "error:" + number + ':' + library + "::" + reason);
  }

  static NodeError unsupported() {
    return of("1E08010C", "DECODER routines", "unsupported");
  }

  static NodeError badDecrypt() {
    return of("1C800064", "Provider routines", "bad decrypt");
  }

  static NodeError operationFailed(Exception cause) {
    NodeError error = new NodeError("ERR_CRYPTO_OPERATION_FAILED", "Operation failed");
    error.initCause(cause);
    return error;
  }
}
