package dev.alicorn.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The options in {@code NODE_OPTIONS}, as words.
 *
 * <p>https://nodejs.org/api/cli.html#node_optionsoptions
 */
final class EnvironmentOptions {
  /** What only a command line can say. */
  private static final Set<String> REFUSED =
      Set.of(
          "-",
          "--",
          "--build-snapshot",
          "--check",
          "--completion-bash",
          "--cpu-prof",
          "--eval",
          "--expose-internals",
          "--help",
          "--interactive",
          "--print",
          "--run",
          "--test",
          "--v8-options",
          "--version");

  private EnvironmentOptions() {}

  /**
   * The words: between spaces, or between double quotes, where a backslash takes the next character
   * as it is.
   *
   * @throws UsageException for a quote or a backslash that nothing follows
   */
  static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    boolean begun = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && quoted) {
        if (++i == text.length()) {
          throw new UsageException("invalid value for NODE_OPTIONS (invalid escape)");
        }
        word.append(text.charAt(i));
      } else if (c == ' ' && !quoted) {
        if (begun) {
          words.add(word.toString());
        }
        word.setLength(0);
        begun = false;
      } else {
        begun = true;
        if (c == '"') {
          quoted = !quoted;
        } else {
          word.append(c);
        }
      }
    }
    if (quoted) {
      throw new UsageException("invalid value for NODE_OPTIONS (unterminated string)");
    }
    if (begun) {
      words.add(word.toString());
    }
    return words;
  }

  /**
   * @param name an option's long name
   * @param written how it was written
   */
  static void check(String name, String written) {
    if (!written.startsWith("-") || REFUSED.contains(name)) {
      throw new UsageException(written + " is not allowed in NODE_OPTIONS");
    }
  }
}
