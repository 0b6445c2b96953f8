package dev.alicorn.node.bindings.tls;

import dev.alicorn.node.bindings.NodeError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CRLException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The well-known authorities: those of the JDK and of NODE_EXTRA_CA_CERTS. Any thread. */
final class RootCertificates {
  private static volatile List<X509Certificate> extra = List.of();
  private static volatile @Nullable List<X509Certificate> chosen;

  private RootCertificates() {}

  /** Whom a context trusts that was not told. */
  static List<X509Certificate> trusted() {
    List<X509Certificate> own = chosen;
    if (own != null) {
      return own;
    }
    List<X509Certificate> all = new ArrayList<>(Bundled.CERTIFICATES);
    all.addAll(extra);
    return all;
  }

  static List<X509Certificate> extra() {
    return extra;
  }

  static List<X509Certificate> bundled() {
    return Bundled.CERTIFICATES;
  }

  /** From now on these are trusted by contexts that are not told. */
  static void choose(List<X509Certificate> certificates) {
    chosen = List.copyOf(certificates);
  }

  static void addExtra(List<X509Certificate> certificates) {
    extra = List.copyOf(certificates);
  }

  static List<X509CRL> parseRevoked(byte[] bytes) throws GeneralSecurityException {
    Collection<?> all;
    try {
      all = factory().generateCRLs(new ByteArrayInputStream(bytes));
    } catch (CRLException e) {
      NodeError error = new NodeError("ERR_CRYPTO_OPERATION_FAILED", "Failed to parse CRL");
      error.initCause(e);
      throw error;
    }
    return all.stream().map(X509CRL.class::cast).toList();
  }

  private static CertificateFactory factory() throws GeneralSecurityException {
    return CertificateFactory.getInstance("X.509");
  }

  /** Read when they are first needed. */
  private static final class Bundled {
    static final List<X509Certificate> CERTIFICATES = load();

    private static List<X509Certificate> load() {
      Path file = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
      try (InputStream in = Files.newInputStream(file)) {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(in, null);
        List<X509Certificate> result = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
          if (store.getCertificate(alias) instanceof X509Certificate certificate) {
            result.add(certificate);
          }
        }
        return List.copyOf(result);
      } catch (IOException | GeneralSecurityException e) {
        throw new IllegalStateException("No root certificates in " + file, e);
      }
    }
  }
}
