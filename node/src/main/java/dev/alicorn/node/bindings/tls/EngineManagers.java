package dev.alicorn.node.bindings.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * What the JDK asks for keys and for trust, answered by the session that the engine belongs to.
 *
 * <p>So one {@code SSLContext}, with its cache of sessions, can serve many of Node's contexts. No
 * certificate is ever refused: why one is not trusted is kept, and JavaScript decides. Any thread.
 */
final class EngineManagers {
  private final Map<SSLEngine, TlsSession> sessions = new ConcurrentHashMap<>();
  private final Map<String, TlsSession> byName = new ConcurrentHashMap<>();

  void add(SSLEngine engine, TlsSession session) {
    sessions.put(engine, session);
    byName.put(session.name(), session);
  }

  void remove(SSLEngine engine) {
    TlsSession session = sessions.remove(engine);
    if (session != null) {
      byName.remove(session.name());
    }
  }

  /** An alias says whose key it is, and of which type. */
  private @Nullable String choose(SSLEngine engine, String... types) {
    TlsSession session = sessions.get(engine);
    if (session != null) {
      for (String type : types) {
        if (session.context().keyFor(type) != null) {
          return session.name() + '/' + type;
        }
      }
    }
    return null;
  }

  private @Nullable KeyEntry find(String alias) {
    int slash = alias.indexOf('/');
    TlsSession session = byName.get(alias.substring(0, slash));
    return session == null ? null : session.context().keyFor(alias.substring(slash + 1));
  }

  private void verify(SSLEngine engine, X509Certificate[] chain) {
    TlsSession session = sessions.get(engine);
    if (session != null) {
      session.onPeerCertificates(chain);
    }
  }

  /** The key manager. */
  final class Keys extends X509ExtendedKeyManager {
    @Override
    public @Nullable String chooseEngineClientAlias(
        String[] types, Principal @Nullable [] issuers, SSLEngine engine) {
      return choose(engine, types);
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
        String type, Principal @Nullable [] issuers, SSLEngine engine) {
      return choose(engine, type);
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
      KeyEntry entry = find(alias);
      return entry == null ? null : entry.chain().toArray(X509Certificate[]::new);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
      KeyEntry entry = find(alias);
      return entry == null ? null : entry.key();
    }

    @Override
    public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
      return null;
    }

    @Override
    public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
      return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
        String[] types, Principal @Nullable [] issuers, Socket socket) {
      return null;
    }

    @Override
    public @Nullable String chooseServerAlias(
        String type, Principal @Nullable [] issuers, Socket socket) {
      return null;
    }
  }

  /** The trust manager. */
  final class Trust extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
      verify(engine, chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
      verify(engine, chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
      throw new UnsupportedOperationException();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
