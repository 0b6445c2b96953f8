package dev.alicorn.node.bindings.tls;

import dev.alicorn.engine.HostCall;
import dev.alicorn.node.bindings.BindingTable;
import dev.alicorn.node.bindings.NodeError;
import dev.alicorn.node.bindings.crypto.CertificateReader;
import dev.alicorn.node.bindings.crypto.KeyReader;
import java.lang.foreign.ValueLayout;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The functions of {@code internalBinding('tls')} that fill contexts. Loop thread only. */
final class TlsContextBinding {
  private final Map<Integer, TlsContext> contexts = new HashMap<>();
  private int lastId;

  void register(BindingTable.Group group) {
    group
        .add(
            "createContext",
            call -> {
              contexts.put(++lastId, new TlsContext());
              return lastId;
            })
        .add(
            "dropContext",
            call -> {
              contexts.remove(call.intAt(0));
              return null;
            })
        .add("addChain", this::addChain)
        .add("addKey", this::addKey)
        .add("addKeyStore", this::addKeyStore)
        .add("trust", this::trust)
        .add("revoke", this::revoke)
        // A lambda: a reference would have the JVM link the class, and BouncyCastle, at each start.
        .add("dhBits", call -> DhParameters.bits(bytes(call, 0)))
        .add("limit", this::limit)
        .add("configure", this::configure);
    registerRoots(group);
  }

  private static void registerRoots(BindingTable.Group group) {
    group
        .add("bundledRoots", call -> encoded(RootCertificates.bundled()))
        .add("trustedRoots", call -> encoded(RootCertificates.trusted()))
        .add("extraRoots", call -> encoded(RootCertificates.extra()))
        .add(
            "addExtraRoots",
            call -> {
              RootCertificates.addExtra(CertificateReader.certificates(bytes(call, 0)));
              return null;
            })
        .add(
            "chooseRoots",
            call -> {
              RootCertificates.choose(
                  call.isNullish(0) ? List.of() : CertificateReader.certificates(bytes(call, 0)));
              return null;
            });
  }

  TlsContext get(int id) {
    return Objects.requireNonNull(contexts.get(id));
  }

  private @Nullable Object addChain(HostCall call) {
    get(call.intAt(0)).addChain(CertificateReader.certificates(bytes(call, 1)));
    return null;
  }

  private @Nullable Object addKey(HostCall call) throws GeneralSecurityException {
    byte[] passphrase = call.isNullish(2) ? null : bytes(call, 2);
    get(call.intAt(0)).addKey(KeyReader.privateKey(bytes(call, 1), passphrase));
    return null;
  }

  private @Nullable Object addKeyStore(HostCall call) throws GeneralSecurityException {
    byte[] passphrase = call.isNullish(2) ? null : bytes(call, 2);
    KeyStores.add(get(call.intAt(0)), bytes(call, 1), passphrase);
    return null;
  }

  /** (context, certificates): without any, nobody is trusted. */
  private @Nullable Object trust(HostCall call) {
    get(call.intAt(0)).trust(call.isNullish(1) ? List.of() : authorities(bytes(call, 1)));
    return null;
  }

  /** Node passes over what is no certificate here. */
  private static List<X509Certificate> authorities(byte[] text) {
    try {
      return CertificateReader.certificates(text);
    } catch (NodeError e) {
      return List.of();
    }
  }

  private @Nullable Object revoke(HostCall call) throws GeneralSecurityException {
    get(call.intAt(0)).revoke(RootCertificates.parseRevoked(bytes(call, 1)));
    return null;
  }

  /**
   * (context, protocols, ciphers of a client, those of a server, whether our order counts, whether
   * OpenSSL would take anything as safe enough).
   */
  private @Nullable Object limit(HostCall call) {
    get(call.intAt(0))
        .limit(
            array(call.stringAt(1)),
            array(call.stringAt(2)),
            array(call.stringAt(3)),
            call.booleanAt(4),
            call.booleanAt(5));
    return null;
  }

  /** (context, name, value): what few contexts set. */
  private @Nullable Object configure(HostCall call) {
    TlsContext context = get(call.intAt(0));
    String name = call.stringAt(1);
    switch (name) {
      case "groups" -> context.setGroups(array(call.stringAt(2)));
      case "signatures" -> context.setSignatures(array(call.stringAt(2)));
      case "sessionSeconds" -> context.setSessionSeconds(call.intAt(2));
      case "ticketKeys" -> context.setTicketKeys(bytes(call, 2));
      case "sessionIdContext" -> context.setSessionIdContext(call.stringAt(2));
      case "partialChains" -> context.allowPartialChains();
      default -> throw new IllegalArgumentException(name);
    }
    return null;
  }

  /** DER of each. */
  static Object[] encoded(List<X509Certificate> certificates) throws CertificateEncodingException {
    Object[] result = new Object[certificates.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = certificates.get(i).getEncoded();
    }
    return result;
  }

  static byte[] bytes(HostCall call, int index) {
    return call.bytesAt(index).toArray(ValueLayout.JAVA_BYTE);
  }

  /** Names between colons. */
  private static String[] array(String text) {
    return text.isEmpty() ? new String[0] : text.split(":", -1);
  }

  /** Names between line ends, which no protocol's name has; null for none at all. */
  static @Nullable List<String> listOrNull(@Nullable String text) {
    if (text == null) {
      return null;
    }
    return text.isEmpty() ? List.of() : List.of(text.split("\n", -1));
  }
}
