package dev.alicorn.node.bindings.tls;

import java.io.Serial;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A failure of the protocol in OpenSSL's terms: its reason and the number that it has there. Any
 * thread.
 */
final class TlsFailure extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private static final int ALERTS = 1000;
  private static final String RECEIVED = "received fatal alert: ";

  /** Alerts by the names that the JDK gives them. */
  private static final Map<String, TlsFailure> OF_ALERT =
      Map.ofEntries(
          alert("unexpected_message", 10, "sslv3 alert unexpected message"),
          alert("bad_record_mac", 20, "sslv3 alert bad record mac"),
          alert("record_overflow", 22, "tlsv1 alert record overflow"),
          alert("handshake_failure", 40, "sslv3 alert handshake failure"),
          alert("bad_certificate", 42, "sslv3 alert bad certificate"),
          alert("unsupported_certificate", 43, "sslv3 alert unsupported certificate"),
          alert("certificate_revoked", 44, "sslv3 alert certificate revoked"),
          alert("certificate_expired", 45, "sslv3 alert certificate expired"),
          alert("certificate_unknown", 46, "sslv3 alert certificate unknown"),
          alert("illegal_parameter", 47, "sslv3 alert illegal parameter"),
          alert("unknown_ca", 48, "tlsv1 alert unknown ca"),
          alert("access_denied", 49, "tlsv1 alert access denied"),
          alert("decode_error", 50, "tlsv1 alert decode error"),
          alert("decrypt_error", 51, "tlsv1 alert decrypt error"),
          alert("protocol_version", 70, "tlsv1 alert protocol version"),
          alert("insufficient_security", 71, "tlsv1 alert insufficient security"),
          alert("internal_error", 80, "tlsv1 alert internal error"),
          alert("inappropriate_fallback", 86, "tlsv1 alert inappropriate fallback"),
          alert("user_canceled", 90, "tlsv1 alert user cancelled"),
          alert("no_renegotiation", 100, "tlsv1 alert no renegotiation"),
          alert("missing_extension", 109, "tlsv13 alert missing extension"),
          alert("unsupported_extension", 110, "tlsv1 unsupported extension"),
          alert("unrecognized_name", 112, "tlsv1 unrecognized name"),
          alert("unknown_psk_identity", 115, "tlsv1 unknown psk identity"),
          alert("certificate_required", 116, "tlsv13 alert certificate required"),
          alert("no_application_protocol", 120, "tlsv1 alert no application protocol"));

  /**
   * What the engine says of failures of its own, in parts of its messages, and what OpenSSL calls
   * them.
   */
  private static final List<Own> OWN =
      List.of(
          new Own("no supported signature", "no shared signature algorithms", 376),
          new Own("empty client certificate", "peer did not return a certificate", 199),
          new Own("unrecognized ssl message", "wrong version number", 267),
          new Own("unsupported record version", "wrong version number", 267),
          new Own("no cipher suites in common", "no shared cipher", 193),
          new Own("no available authentication scheme", "no suitable signature algorithm", 118),
          new Own("no appropriate protocol", "no protocols available", 191),
          new Own("is not enabled or supported", "unsupported protocol", 258),
          new Own("are not accepted by", "unsupported protocol", 258),
          new Own("not supported by the client", "unsupported protocol", 258),
          new Own("server chose", "unsupported protocol", 258),
          new Own("server selected protocol", "unsupported protocol", 258),
          new Own("application layer protocol", "no application protocol", 235),
          new Own("no common application protocol", "no application protocol", 235),
          new Own("tag mismatch", "decryption failed or bad record mac", 281),
          new Own("bad record mac", "decryption failed or bad record mac", 281),
          new Own("padding", "decryption failed or bad record mac", 281),
          new Own("named group", "no suitable key share", 101),
          new Own("too big", "packet length too long", 198),
          new Own("signature", "bad signature", 123),
          new Own("unexpected", "unexpected message", 244));

  private static final List<String> HTTP_METHODS = List.of("GET ", "POST", "HEAD", "PUT ");

  private final int number;

  TlsFailure(String reason, int number) {
    this(reason, number, null);
  }

  TlsFailure(String reason, int number, @Nullable Throwable cause) {
    super(reason, cause);
    this.number = number;
  }

  /** OpenSSL's number of the reason, in its library of TLS. */
  int number() {
    return number;
  }

  /** Whether it tells of this alert of the peer. */
  boolean isAlert(int alert) {
    return number == ALERTS + alert;
  }

  static TlsFailure wrongVersion() {
    return new TlsFailure("wrong version number", 267);
  }

  /** OpenSSL's text of the reason. */
  String reason() {
    return String.valueOf(getMessage());
  }

  /** What OpenSSL says where the engine says this. */
  static TlsFailure of(Throwable thrown) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      if (at instanceof TlsFailure failure) {
        return failure;
      }
    }
    String message = String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT);
    int start = message.indexOf(RECEIVED);
    if (start >= 0) {
      TlsFailure alert = OF_ALERT.get(message.substring(start + RECEIVED.length()).strip());
      if (alert != null) {
        return new TlsFailure(alert.reason(), alert.number, thrown);
      }
    }
    for (Own own : OWN) {
      if (message.contains(own.part)) {
        return new TlsFailure(own.reason, own.number, thrown);
      }
    }
    return new TlsFailure(message, 68, thrown);
  }

  /** That of bytes which are not TLS at all. */
  static TlsFailure ofForeign(ByteBuffer bytes) {
    byte[] start = new byte[Math.min(5, bytes.remaining())];
    bytes.get(bytes.position(), start);
    String text = new String(start, StandardCharsets.ISO_8859_1);
    if (text.length() >= 4 && HTTP_METHODS.contains(text.substring(0, 4))) {
      return new TlsFailure("http request", 156);
    }
    return text.startsWith("CONNE")
        ? new TlsFailure("https proxy request", 155)
        : new TlsFailure("wrong version number", 267);
  }

  private static Map.Entry<String, TlsFailure> alert(String name, int number, String reason) {
    return Map.entry(name, new TlsFailure(reason, ALERTS + number));
  }

  private record Own(String part, String reason, int number) {}
}
