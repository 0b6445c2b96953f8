package dev.alicorn.node.bindings.tls;

import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * One connection: an engine, and what has come for it and is not decrypted yet.
 *
 * <pre>
 *   server: awaiting the hello → JavaScript chooses a context → handshaking → established
 *   client:                                                    handshaking → established
 * </pre>
 *
 * <p>Loop thread only; the engine calls {@link #onPeerCertificates} on the pool, while the loop
 * leaves the engine alone.
 */
final class TlsSession {
  private final String name;
  private volatile TlsContext context;
  private final boolean isServer;
  private @Nullable SessionDomain domain;
  private @Nullable SSLEngine engine;
  private @Nullable ClientHello hello;
  private @Nullable KeyShare keyShare;
  private boolean established;
  private volatile boolean full;
  private long startMillis;
  private volatile Trust.@Nullable Verdict verdict;
  private int maxFragment = 16 * 1024;
  private @Nullable TlsFailure failure;
  final EngineSteps steps = new EngineSteps(this);

  TlsSession(int id, TlsContext context, boolean isServer) {
    name = "session-" + id;
    this.context = context;
    this.isServer = isServer;
  }

  String name() {
    return name;
  }

  TlsContext context() {
    return context;
  }

  /** Before the start: another one is to answer. */
  void setContext(TlsContext newContext) {
    context = newContext;
  }

  boolean isServer() {
    return isServer;
  }

  @Nullable SSLEngine engine() {
    return engine;
  }

  SSLEngine startedEngine() {
    return Objects.requireNonNull(engine, "not started");
  }

  /**
   * Makes the engine.
   *
   * @param peer under what name a client's sessions are kept
   */
  void start(SessionDomain in, String peer, EngineSettings settings) {
    startMillis = System.currentTimeMillis();
    SSLEngine made = in.open(this, peer);
    domain = in;
    engine = made;
    made.setUseClientMode(!isServer);
    if (!isServer) {
      keyShare = new KeyShare();
    }
    try {
      settings.apply(made, context);
      hideUselessVersions();
      made.beginHandshake();
    } catch (SSLException | IllegalArgumentException e) {
      steps.fail(e);
    }
  }

  // A client that speaks newer versions than ours only is answered by the best of ours, as OpenSSL
  // does it
  // before TLS 1.3, and so told why it fails.
  private void hideUselessVersions() {
    ClientHello read = hello;
    List<String> ours = context.protocols();
    if (read != null
        && read.versionsAt >= 0
        && !ours.isEmpty()
        && context.speaksOldVersions()
        && read.versions.stream()
            .allMatch(version -> name(version).compareTo(ours.getLast()) > 0)) {
      steps.hideVersions(read.versionsAt);
    }
  }

  private static String name(int version) {
    return switch (version) {
      case 0x301 -> "TLSv1";
      case 0x302 -> "TLSv1.1";
      case 0x303 -> "TLSv1.2";
      case 0x304 -> "TLSv1.3";
      default -> "TLSv?"; // newer, or made up
    };
  }

  /** How keys were exchanged; null on a server. */
  @Nullable KeyShare keyShare() {
    return keyShare;
  }

  @Nullable ClientHello hello() {
    return hello;
  }

  void setHello(ClientHello read) {
    hello = read;
  }

  boolean isEstablished() {
    return established;
  }

  void setEstablished() {
    established = true;
  }

  int maxFragment() {
    return maxFragment;
  }

  void setMaxFragment(int bytes) {
    maxFragment = bytes;
  }

  @Nullable TlsFailure failure() {
    return failure;
  }

  void fail(TlsFailure why) {
    if (failure == null) {
      failure = why;
    }
  }

  /** The peer's certificates have come: they are judged here, where it blocks nobody. */
  void onPeerCertificates(X509Certificate[] chain) {
    if (!isServer) {
      full = true;
    }
    verdict = context.trustedPeers().judge(chain, !isServer);
  }

  // A server's session that is taken up again has its old time; the engine asks for keys all the
  // same.
  boolean isReused() {
    if (!isServer) {
      return established && !full;
    }
    return established && details().getCreationTime() < startMillis;
  }

  /** The judgement on the peer, null if it has shown no certificate. */
  Trust.@Nullable Verdict verdict() {
    X509Certificate[] sent = peerCertificates();
    if (verdict == null && sent.length > 0) {
      verdict = context.trustedPeers().judge(sent, !isServer);
    }
    return verdict;
  }

  /** What the peer has sent, its own first. */
  X509Certificate[] peerCertificates() {
    if (engine == null) {
      return new X509Certificate[0];
    }
    try {
      Certificate[] all = engine.getSession().getPeerCertificates();
      return List.of(all).toArray(X509Certificate[]::new);
    } catch (SSLPeerUnverifiedException e) {
      return new X509Certificate[0];
    }
  }

  ExtendedSSLSession details() {
    return (ExtendedSSLSession) startedEngine().getSession();
  }

  void close() {
    if (domain != null && engine != null) {
      domain.close(engine);
    }
  }
}
