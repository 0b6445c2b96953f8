package dev.alicorn.node.bindings.tls;

import dev.alicorn.engine.HostCall;
import dev.alicorn.node.bindings.BindingTable;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.IntFunction;
import javax.net.ssl.ExtendedSSLSession;
import org.jspecify.annotations.Nullable;

/** What a session tells of itself: a part of {@code internalBinding('tls')}. Loop thread only. */
final class TlsFactsBinding {
  private final IntFunction<TlsSession> sessions;
  private final TlsContextBinding contexts;

  TlsFactsBinding(IntFunction<TlsSession> sessions, TlsContextBinding contexts) {
    this.sessions = sessions;
    this.contexts = contexts;
  }

  void register(BindingTable.Group group) {
    group
        .add("hello", this::hello)
        .add("failure", this::failure)
        .add("verifyError", this::verifyError)
        .add("handshakeFacts", this::handshakeFacts)
        .add("peerChain", this::peerChain)
        .add("ownCertificate", this::ownCertificate)
        .add("contextCertificate", this::contextCertificate)
        .add("clientSignatures", this::clientSignatures)
        .add("keyShare", this::keyShare)
        .add("statusResponse", this::statusResponse)
        .add("exportKeys", this::exportKeys)
        .add("forgetSession", this::forgetSession)
        .add("sessionId", call -> details(call).getId())
        .add(
            "isOutboundDone",
            call -> sessions.apply(call.intAt(0)).startedEngine().isOutboundDone())
        .add("setMaxFragment", this::setMaxFragment);
  }

  private ExtendedSSLSession details(HostCall call) {
    return sessions.apply(call.intAt(0)).details();
  }

  /** [server name, protocols, session id, has a ticket, wants OCSP, takes tickets]. */
  private @Nullable Object hello(HostCall call) {
    ClientHello hello = sessions.apply(call.intAt(0)).hello();
    if (hello == null) {
      return null;
    }
    return new @Nullable Object[] {
      hello.serverName,
      hello.protocols.toArray(),
      hello.sessionId,
      hello.ticket.length > 0,
      hello.wantsStatus,
      hello.takesTickets,
    };
  }

  /** [reason, number] of what ended the connection. */
  private @Nullable Object failure(HostCall call) {
    TlsFailure failure = sessions.apply(call.intAt(0)).failure();
    return failure == null ? null : new Object[] {failure.reason(), failure.number()};
  }

  /** Why the peer is not trusted, '' if it is, undefined if it has shown no certificate. */
  private @Nullable Object verifyError(HostCall call) {
    Trust.Verdict verdict = sessions.apply(call.intAt(0)).verdict();
    if (verdict == null) {
      return null;
    }
    return verdict.error() == null ? "" : verdict.error();
  }

  /** [protocol, cipher suite, ALPN, whether the session was resumed]. */
  private Object handshakeFacts(HostCall call) {
    TlsSession session = sessions.apply(call.intAt(0));
    ExtendedSSLSession details = session.details();
    String chosen = session.startedEngine().getApplicationProtocol();
    return new Object[] {
      details.getProtocol(),
      details.getCipherSuite(),
      chosen == null ? "" : chosen,
      session.isReused(),
    };
  }

  /** DER of the peer's certificate and of those above it, as they were found to hang together. */
  private Object peerChain(HostCall call) throws GeneralSecurityException {
    TlsSession session = sessions.apply(call.intAt(0));
    if (session.engine() == null) {
      return new Object[0];
    }
    Trust.Verdict verdict = session.verdict();
    return TlsContextBinding.encoded(verdict == null ? List.of() : verdict.chain());
  }

  /** DER of ours, undefined if we have shown none. */
  private @Nullable Object ownCertificate(HostCall call) throws GeneralSecurityException {
    TlsSession session = sessions.apply(call.intAt(0));
    if (session.engine() != null) {
      Certificate[] own = session.details().getLocalCertificates();
      if (own != null && own.length > 0) {
        return own[0].getEncoded();
      }
    }
    X509Certificate configured = session.context().certificate();
    return configured == null ? null : configured.getEncoded();
  }

  private @Nullable Object contextCertificate(HostCall call) throws GeneralSecurityException {
    X509Certificate certificate = contexts.get(call.intAt(0)).certificate();
    return certificate == null ? null : certificate.getEncoded();
  }

  /** Numbers of the signatures that a client takes, in its order. */
  private Object clientSignatures(HostCall call) {
    ClientHello hello = sessions.apply(call.intAt(0)).hello();
    return hello == null ? new Object[0] : hello.signatures.toArray();
  }

  /** (id, id of a session that the server is not to take up). */
  private @Nullable Object forgetSession(HostCall call) {
    TlsSession session = sessions.apply(call.intAt(0));
    session.context().serverDomain().forget(TlsContextBinding.bytes(call, 1));
    return null;
  }

  /** [number of the group or 0, bits of a prime or 0]. */
  private @Nullable Object keyShare(HostCall call) {
    KeyShare share = sessions.apply(call.intAt(0)).keyShare();
    return share == null ? null : new Object[] {share.group(), share.primeBits()};
  }

  /**
   * The answer of OCSP that a server has stapled to its certificate, undefined if there is none.
   */
  private @Nullable Object statusResponse(HostCall call) {
    List<byte[]> responses = details(call).getStatusResponses();
    return responses.isEmpty() || responses.getFirst().length == 0 ? null : responses.getFirst();
  }

  /** (id, label, context or undefined, length) → bytes. */
  private Object exportKeys(HostCall call) throws Exception {
    byte[] context = call.isNullish(2) ? null : TlsContextBinding.bytes(call, 2);
    return details(call).exportKeyingMaterialData(call.stringAt(1), context, call.intAt(3));
  }

  private @Nullable Object setMaxFragment(HostCall call) {
    sessions.apply(call.intAt(0)).setMaxFragment(call.intAt(1));
    return null;
  }
}
