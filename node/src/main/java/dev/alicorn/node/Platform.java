package dev.alicorn.node;

import java.util.Locale;

/** Node's names for the system and the processor. */
final class Platform {
  private Platform() {}

  static String name() {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (os.contains("mac")) {
      return "darwin";
    }
    return os.contains("windows") ? "win32" : "linux";
  }

  static String arch() {
    String arch = System.getProperty("os.arch", "");
    return switch (arch) {
      case "amd64", "x86_64" -> "x64";
      case "aarch64" -> "arm64";
      default -> arch;
    };
  }
}
