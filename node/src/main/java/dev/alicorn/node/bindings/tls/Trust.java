package dev.alicorn.node.bindings.tls;

import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is trusted, and the judgement on a chain in OpenSSL's terms: the code of the error that it
 * would report, of several the last. Any thread.
 */
record Trust(List<X509Certificate> trusted, List<X509CRL> revoked, boolean partialChains) {
  private static final int MAX_DEPTH = 100;
  private static final int KEY_CERT_SIGN = 5;
  private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
  private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
  private static final String ANY_USE = "2.5.29.37.0";

  /** What was found out about a chain. */
  record Verdict(@Nullable String error, List<X509Certificate> chain) {}

  /**
   * Judges a chain as it was sent, the peer's own certificate first.
   *
   * @param ofServer whether the peer is a server
   */
  Verdict judge(X509Certificate[] sent, boolean ofServer) {
    List<X509Certificate> chain = new ArrayList<>();
    chain.add(sent[0]);
    List<X509Certificate> others = List.of(sent).subList(1, sent.length);
    boolean anchored = trusted.contains(sent[0]) && (partialChains || isSelfIssued(sent[0]));
    boolean reachedStore = trusted.contains(sent[0]);
    while (!anchored && !isSelfIssued(chain.getLast()) && chain.size() < MAX_DEPTH) {
      X509Certificate issuer = issuerOf(chain.getLast(), trusted);
      if (issuer != null) {
        reachedStore = true;
        anchored = partialChains || isSelfIssued(issuer);
      } else {
        issuer = issuerOf(chain.getLast(), others);
      }
      if (issuer == null || chain.contains(issuer)) {
        break;
      }
      chain.add(issuer);
    }
    String error = anchored ? null : unanchored(chain, reachedStore);
    return new Verdict(lastError(chain, ofServer, anchored, error), chain);
  }

  private static String unanchored(List<X509Certificate> chain, boolean reachedStore) {
    if (isSelfIssued(chain.getLast())) {
      return chain.size() == 1 ? "DEPTH_ZERO_SELF_SIGNED_CERT" : "SELF_SIGNED_CERT_IN_CHAIN";
    }
    return reachedStore ? "UNABLE_TO_GET_ISSUER_CERT" : "UNABLE_TO_GET_ISSUER_CERT_LOCALLY";
  }

  // OpenSSL goes on after an error where it is told to, and what it finds last is what counts.
  private @Nullable String lastError(
      List<X509Certificate> chain, boolean ofServer, boolean anchored, @Nullable String first) {
    String error = first;
    String use = unsuitable(chain, ofServer);
    error = use == null ? error : use;
    String revocation = revocation(chain);
    error = revocation == null ? error : revocation;
    if (!anchored && chain.size() == 1 && !isSelfIssued(chain.getFirst())) {
      error = "UNABLE_TO_VERIFY_LEAF_SIGNATURE";
    }
    Instant now = Instant.now();
    for (int i = chain.size() - 1; i >= 0; i--) {
      if (now.isBefore(chain.get(i).getNotBefore().toInstant())) {
        error = "CERT_NOT_YET_VALID";
      }
      if (now.isAfter(chain.get(i).getNotAfter().toInstant())) {
        error = "CERT_HAS_EXPIRED";
      }
    }
    return error;
  }

  private static @Nullable String unsuitable(List<X509Certificate> chain, boolean ofServer) {
    String error = null;
    for (int i = 0; i < chain.size(); i++) {
      X509Certificate certificate = chain.get(i);
      if (i > 0 && certificate.getVersion() == 3 && certificate.getBasicConstraints() < 0) {
        error = "INVALID_CA";
      } else if (i > 1
          && certificate.getVersion() == 3
          && certificate.getBasicConstraints() < i - 1) {
        error = "PATH_LENGTH_EXCEEDED";
      }
    }
    return allows(chain.getFirst(), ofServer ? SERVER_AUTH : CLIENT_AUTH)
        ? error
        : "INVALID_PURPOSE";
  }

  private static boolean allows(X509Certificate certificate, String use) {
    try {
      List<String> uses = certificate.getExtendedKeyUsage();
      return uses == null || uses.contains(use) || uses.contains(ANY_USE);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private @Nullable String revocation(List<X509Certificate> chain) {
    if (revoked.isEmpty()) {
      return null;
    }
    String error = null;
    for (X509Certificate certificate : chain) {
      boolean covered = false;
      for (X509CRL list : revoked) {
        if (list.getIssuerX500Principal().equals(certificate.getIssuerX500Principal())) {
          covered = true;
          if (list.isRevoked(certificate)) {
            return "CERT_REVOKED";
          }
          if (list.getNextUpdate() != null
              && list.getNextUpdate().toInstant().isBefore(Instant.now())) {
            error = "CRL_HAS_EXPIRED";
          }
        }
      }
      error = covered ? error : "UNABLE_TO_GET_CRL";
    }
    return error;
  }

  static boolean isSelfIssued(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
  }

  /** That one of the candidates which has signed the certificate, or null. */
  static @Nullable X509Certificate issuerOf(
      X509Certificate certificate, List<X509Certificate> candidates) {
    for (X509Certificate candidate : candidates) {
      if (candidate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())
          && mayIssue(candidate)
          && hasSigned(candidate, certificate)) {
        return candidate;
      }
    }
    return null;
  }

  private static boolean mayIssue(X509Certificate certificate) {
    boolean[] usage = certificate.getKeyUsage();
    return usage == null || usage[KEY_CERT_SIGN];
  }

  private static boolean hasSigned(X509Certificate issuer, X509Certificate certificate) {
    try {
      certificate.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
