package dev.alicorn.node.bindings.tls;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;

/** An SSLContext of the JDK, of which nothing but its cache of sessions matters here. */
final class SessionDomain {
  private static final int DEFAULT_SECONDS = 300;
  private static final Map<String, SessionDomain> BY_TICKET_KEYS = new HashMap<>();

  static {
    LegacyAlgorithms.allowIfOurs();
  }

  private final EngineManagers managers = new EngineManagers();
  private final SSLContext context;

  SessionDomain() {
    try {
      context = SSLContext.getInstance("TLS");
      context.init(
          new KeyManager[] {managers.new Keys()},
          new TrustManager[] {managers.new Trust()},
          new SecureRandom());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    context.getClientSessionContext().setSessionTimeout(DEFAULT_SECONDS);
    setServerSeconds(DEFAULT_SECONDS);
  }

  /**
   * That of all servers with these keys; one of its own where there are none.
   *
   * @param sessionIdContext what servers have in common that take up each other's sessions
   */
  static synchronized SessionDomain of(byte[] ticketKeys, String sessionIdContext) {
    if (ticketKeys.length == 0) {
      return new SessionDomain();
    }
    return BY_TICKET_KEYS.computeIfAbsent(
        HexFormat.of().formatHex(ticketKeys) + sessionIdContext, keys -> new SessionDomain());
  }

  void setServerSeconds(int seconds) {
    context.getServerSessionContext().setSessionTimeout(seconds);
  }

  /**
   * An engine.
   *
   * @param peer under what name a client's sessions are kept
   */
  SSLEngine open(TlsSession session, String peer) {
    SSLEngine engine = context.createSSLEngine(peer, 0);
    managers.add(engine, session);
    return engine;
  }

  void close(SSLEngine engine) {
    managers.remove(engine);
  }

  /** Makes a server forget a session. */
  void forget(byte[] id) {
    var session = context.getServerSessionContext().getSession(id);
    if (session != null) {
      session.invalidate();
    }
  }
}
