package dev.alicorn.node.bindings.tls;

import java.security.Security;

/**
 * What the JDK keeps from TLS as too weak, and OpenSSL leaves to a program's own options: TLS 1.0
 * and 1.1, key exchange by RSA, signatures with SHA-1.
 *
 * <p>The JDK has one setting for the whole process, which it reads once. So it is changed only
 * where the process is said to be ours, by the system property {@code alicorn.tls.legacy=true}.
 */
final class LegacyAlgorithms {
  private static final String SWITCH = "alicorn.tls.legacy";

  private LegacyAlgorithms() {}

  /** Has to be called before the JDK's classes of TLS are used. */
  static void allowIfOurs() {
    if (Boolean.getBoolean(SWITCH)) {
      Security.setProperty("jdk.tls.disabledAlgorithms", "");
      Security.setProperty("jdk.tls.legacyAlgorithms", "");
      Security.setProperty("jdk.certpath.disabledAlgorithms", "");
      System.setProperty("jdk.tls.server.newSessionTicketCount", "2");
    }
  }
}
