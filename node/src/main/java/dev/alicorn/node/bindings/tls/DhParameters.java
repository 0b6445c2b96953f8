package dev.alicorn.node.bindings.tls;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.asn1.pkcs.DHParameter;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/** Parameters of Diffie-Hellman in PEM: the {@code dhparam} option. Any thread. */
final class DhParameters {
  private DhParameters() {}

  /** The length of the prime in bits, 0 if there is none. */
  static int bits(byte[] pem) {
    String text = new String(pem, StandardCharsets.ISO_8859_1);
    try (PemReader reader = new PemReader(new StringReader(text))) {
      PemObject found = reader.readPemObject();
      return found == null ? 0 : DHParameter.getInstance(found.getContent()).getP().bitLength();
    } catch (IOException | RuntimeException e) {
      return 0;
    }
  }
}
