package dev.alicorn.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * What a script prints and how it ends under Node: asked of Node where it is installed, else read
 * from what was recorded.
 *
 * <p>{@code mvn verify -Dalicorn.record} records anew.
 */
final class Expectation {
  private static final boolean HAS_NODE = Program.hasNode();
  private static final Path RECORDED = Program.ROOT.resolve("it/src/test/resources/expected");

  private Expectation() {}

  /** Runs a script below the root under both, and compares. */
  static void check(String script, String... args) {
    Path file = Program.ROOT.resolve(script);
    Path folder = Objects.requireNonNull(file.getParent());
    String[] command = new String[args.length + 1];
    command[0] = file.toString();
    System.arraycopy(args, 0, command, 1, args.length);
    // Scripts about time may differ once on a busy machine; what differs twice differs.
    if (!portable(outcome(command, folder)).equals(expected(script, command, folder))) {
      Program.Outcome ours = outcome(command, folder);
      assertThat(portable(ours))
          .as("%s; on stderr: %s", script, ours.err())
          .isEqualTo(expected(script, command, folder));
    }
  }

  private static Program.Outcome outcome(String[] command, Path folder) {
    return Program.alicorn(command).in(folder).run();
  }

  /** What a program said, wherever this project lies. */
  private static String portable(Program.Outcome outcome) {
    return outcome.text().replace(Program.ROOT.toString(), "<root>");
  }

  private static String expected(String script, String[] command, Path directory) {
    Path recorded = RECORDED.resolve(script.replace('/', '_') + ".txt");
    try {
      if (!HAS_NODE) {
        return Files.readString(recorded);
      }
      String text = portable(Program.node(command).in(directory).run());
      if (System.getProperty("alicorn.record") != null) {
        Files.createDirectories(RECORDED);
        Files.writeString(recorded, text);
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
