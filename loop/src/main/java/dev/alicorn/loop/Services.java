package dev.alicorn.loop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names of TCP ports as /etc/services has them; read once, on a pool thread. */
final class Services {
  private static final Map<Integer, String> NAMES = read(Path.of("/etc/services"));

  private Services() {}

  /** The service's name, or the port as a number. */
  static String name(int port) {
    String name = NAMES.get(port);
    return name == null ? Integer.toString(port) : name;
  }

  private static Map<Integer, String> read(Path file) {
    Map<Integer, String> names = new HashMap<>();
    // The most common, for systems that have no such file.
    names.put(22, "ssh");
    names.put(80, "http");
    names.put(443, "https");
    try {
      for (String line : java.nio.file.Files.readAllLines(file)) {
        List<String> words = List.of(line.strip().split("\\s+", 3));
        if (words.size() > 1 && !line.startsWith("#") && words.get(1).endsWith("/tcp")) {
          String port = words.get(1).substring(0, words.get(1).length() - "/tcp".length());
          names.putIfAbsent(Integer.valueOf(port), words.get(0));
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      // Numbers are right names too.
    }
    return names;
  }
}
