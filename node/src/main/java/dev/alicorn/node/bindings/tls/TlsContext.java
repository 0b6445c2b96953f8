package dev.alicorn.node.bindings.tls;

import dev.alicorn.node.bindings.NodeError;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * What connections have in common: keys, whom to trust, which protocols and ciphers. OpenSSL's
 * SSL_CTX.
 *
 * <p>Filled on the loop thread; engines read it on the pool's threads.
 */
final class TlsContext {
  private final Map<String, List<X509Certificate>> chains = new LinkedHashMap<>();
  private final Map<String, PrivateKey> keys = new LinkedHashMap<>();
  private final Map<String, KeyEntry> entries = new LinkedHashMap<>();
  private volatile @Nullable List<X509Certificate> trusted;
  private final List<X509CRL> revoked = new ArrayList<>();
  private boolean partialChains;
  private String[] protocols = {};
  private String[] clientCiphers = {};
  private String[] serverCiphers = {};
  private String @Nullable [] groups;
  private String @Nullable [] signatures;
  private boolean serverOrder;
  private boolean lowestLevel;
  private int sessionSeconds;
  private byte[] ticketKeys = {};
  private String sessionIdContext = "";
  private @Nullable SessionDomain domain;

  /** Adds a certificate and what vouches for it; a second one of its kind replaces the first. */
  synchronized void addChain(List<X509Certificate> chain) {
    String family = KeyEntry.family(chain.getFirst().getPublicKey().getAlgorithm());
    chains.put(family, List.copyOf(chain));
    keys.remove(family);
    entries.clear();
  }

  /** Adds a key. */
  synchronized void addKey(PrivateKey key) throws GeneralSecurityException {
    String family = KeyEntry.family(key.getAlgorithm());
    List<X509Certificate> chain = chains.get(family);
    if (chain != null && !belongs(key, chain.getFirst().getPublicKey())) {
      throw new NodeError(
          "ERR_OSSL_X509_KEY_VALUES_MISMATCH",
          "error:05800074:x509 certificate routines::key values mismatch");
    }
    keys.put(family, key);
    entries.clear();
  }

  private static boolean belongs(PrivateKey key, PublicKey of) throws GeneralSecurityException {
    if (key instanceof RSAKey mine && of instanceof RSAKey its) {
      return mine.getModulus().equals(its.getModulus());
    }
    Signature signature =
        Signature.getInstance(
            switch (KeyEntry.family(key.getAlgorithm())) {
              case "EC" -> "SHA256withECDSA";
              case "DSA" -> "SHA256withDSA";
              default -> "EdDSA";
            });
    byte[] text = {1, 2, 3};
    signature.initSign(key);
    signature.update(text);
    byte[] signed = signature.sign();
    signature.initVerify(of);
    signature.update(text);
    return signature.verify(signed);
  }

  /** The key of a type, or null if there is none. */
  synchronized @Nullable KeyEntry keyFor(String type) {
    String family = KeyEntry.family(type);
    PrivateKey key = keys.get(family);
    List<X509Certificate> chain = chains.get(family);
    if (key == null || chain == null) {
      return null;
    }
    return entries.computeIfAbsent(family, name -> new KeyEntry(key, complete(chain)));
  }

  /** A lone certificate is sent with those of our own that vouch for it. */
  private List<X509Certificate> complete(List<X509Certificate> chain) {
    List<X509Certificate> known = trusted;
    if (chain.size() > 1 || known == null) {
      return chain;
    }
    List<X509Certificate> result = new ArrayList<>(chain);
    while (result.size() < 10) {
      X509Certificate issuer = Trust.issuerOf(result.getLast(), known);
      if (issuer == null || result.contains(issuer)) {
        break;
      }
      result.add(issuer);
    }
    return result;
  }

  /** Whether there is a key and a certificate for it. */
  synchronized boolean hasKey() {
    return chains.keySet().stream().anyMatch(keys::containsKey);
  }

  /** Our certificate, of the first kind there is. */
  synchronized @Nullable X509Certificate certificate() {
    return chains.isEmpty() ? null : chains.values().iterator().next().getFirst();
  }

  /** Trusts these in place of the well-known ones, and those given before. */
  synchronized void trust(List<X509Certificate> authorities) {
    List<X509Certificate> all = new ArrayList<>(trusted == null ? List.of() : trusted);
    all.addAll(authorities);
    trusted = List.copyOf(all);
    entries.clear();
  }

  void revoke(List<X509CRL> lists) {
    revoked.addAll(lists);
  }

  void allowPartialChains() {
    partialChains = true;
  }

  /** Who is trusted, and who is no more. */
  Trust trustedPeers() {
    List<X509Certificate> own = trusted;
    return new Trust(own == null ? RootCertificates.trusted() : own, revoked, partialChains);
  }

  void limit(
      String[] newProtocols,
      String[] ofClient,
      String[] ofServer,
      boolean preferOurOrder,
      boolean anyLevel) {
    protocols = newProtocols;
    clientCiphers = ofClient;
    serverCiphers = ofServer;
    serverOrder = preferOurOrder;
    lowestLevel = anyLevel;
  }

  void setGroups(String[] names) {
    groups = names;
  }

  void setSignatures(String[] names) {
    signatures = names;
  }

  void setSessionIdContext(String text) {
    sessionIdContext = text;
    domain = null;
  }

  void setSessionSeconds(int seconds) {
    sessionSeconds = seconds;
    if (domain != null) {
      domain.setServerSeconds(seconds);
    }
  }

  /** Servers with the same keys know each other's sessions. */
  void setTicketKeys(byte[] newKeys) {
    ticketKeys = newKeys;
    domain = null;
  }

  /** Where a server's sessions are kept. */
  SessionDomain serverDomain() {
    if (domain == null) {
      domain = SessionDomain.of(ticketKeys, sessionIdContext);
      if (sessionSeconds > 0) {
        domain.setServerSeconds(sessionSeconds);
      }
    }
    return domain;
  }

  /** The JDK uses no certificate on a curve that is not among the groups. */
  private synchronized String[] withOwnCurve(String[] names) {
    List<X509Certificate> chain = chains.get("EC");
    if (chain == null || !(chain.getFirst().getPublicKey() instanceof ECPublicKey key)) {
      return names;
    }
    String curve =
        switch (key.getParams().getOrder().bitLength()) {
          case 384 -> "secp384r1";
          case 521 -> "secp521r1";
          default -> "secp256r1";
        };
    return Stream.concat(Stream.of(names), Stream.of(curve)).distinct().toArray(String[]::new);
  }

  /** Whether OpenSSL would speak versions before TLS 1.2: its security level has to be 0. */
  boolean speaksOldVersions() {
    return lowestLevel;
  }

  /** The versions that are allowed, the oldest first. */
  List<String> protocols() {
    return List.of(protocols);
  }

  /**
   * Sets what the engine is limited to.
   *
   * @param supported the suites that the JDK has
   */
  void apply(SSLParameters parameters, boolean ofClient, List<String> supported) {
    parameters.setProtocols(protocols);
    parameters.setCipherSuites(
        Stream.of(ofClient ? clientCiphers : serverCiphers)
            .filter(supported::contains)
            .toArray(String[]::new));
    parameters.setUseCipherSuitesOrder(serverOrder);
    if (groups != null) {
      parameters.setNamedGroups(ofClient ? groups : withOwnCurve(groups));
    }
    if (signatures != null) {
      parameters.setSignatureSchemes(signatures);
    }
  }
}
