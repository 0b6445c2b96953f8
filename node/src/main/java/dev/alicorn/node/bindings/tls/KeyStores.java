package dev.alicorn.node.bindings.tls;

import dev.alicorn.node.bindings.NodeError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads PKCS#12 stores: the {@code pfx} option. Any thread. */
final class KeyStores {
  private KeyStores() {}

  /** Adds all that is in a store: keys with their certificates, and whom to trust. */
  static void add(TlsContext context, byte[] store, byte @Nullable [] passphrase)
      throws GeneralSecurityException {
    char[] password =
        passphrase == null
            ? new char[0]
            : new String(passphrase, StandardCharsets.UTF_8).toCharArray();
    KeyStore opened = open(store, password);
    List<X509Certificate> others = new ArrayList<>();
    for (String alias : Collections.list(opened.aliases())) {
      if (opened.getKey(alias, password) instanceof PrivateKey key) {
        List<X509Certificate> chain = new ArrayList<>();
        for (Certificate each : opened.getCertificateChain(alias)) {
          chain.add((X509Certificate) each);
        }
        context.addChain(chain);
        context.addKey(key);
        others.addAll(chain.subList(1, chain.size()));
      } else if (opened.getCertificate(alias) instanceof X509Certificate certificate) {
        others.add(certificate);
      }
    }
    if (!others.isEmpty()) {
      context.trust(others);
    }
  }

  private static KeyStore open(byte[] store, char[] password) throws GeneralSecurityException {
    KeyStore opened = KeyStore.getInstance("PKCS12");
    try {
      opened.load(new ByteArrayInputStream(store), password);
    } catch (IOException e) {
      NodeError error =
          new NodeError(
              "",
              e.getCause() instanceof UnrecoverableKeyException
                  ? "mac verify failure"
                  : "not enough data");
      error.initCause(e);
      throw error;
    }
    return opened;
  }
}
