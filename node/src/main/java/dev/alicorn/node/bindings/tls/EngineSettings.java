package dev.alicorn.node.bindings.tls;

import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * What one connection asks of its engine, beside what its context says.
 *
 * @param serverName whom a client asks for
 * @param protocols ALPN: those that a client offers; of a server, the one that was chosen, none to
 *     leave it out, null to refuse the client
 */
record EngineSettings(
    @Nullable String serverName,
    @Nullable List<String> protocols,
    boolean wantsCertificate,
    boolean needsCertificate) {

  void apply(SSLEngine engine, TlsContext context) {
    SSLParameters parameters = engine.getSSLParameters();
    List<String> supported = List.of(engine.getSupportedCipherSuites());
    context.apply(parameters, engine.getUseClientMode(), supported);
    if (engine.getUseClientMode()) {
      parameters.setServerNames(
          serverName == null ? List.of() : List.of(new SNIHostName(latin1(serverName))));
      if (protocols != null) {
        parameters.setApplicationProtocols(protocols.toArray(String[]::new));
      }
    } else {
      if (needsCertificate) {
        parameters.setNeedClientAuth(true);
      } else {
        parameters.setWantClientAuth(wantsCertificate);
      }
      String chosen = protocols == null ? null : protocols.isEmpty() ? "" : protocols.getFirst();
      engine.setHandshakeApplicationProtocolSelector((self, offered) -> chosen);
    }
    engine.setSSLParameters(parameters);
  }

  private static byte[] latin1(String name) {
    return name.getBytes(StandardCharsets.ISO_8859_1);
  }
}
