package dev.alicorn.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A command to be run to its end, with what it printed. */
final class Program {
  /** What came of it. */
  record Outcome(int exitCode, String out, String err) {
    /** One text to compare. */
    String text() {
      return out + "exit code " + exitCode + "\n";
    }
  }

  static final Path ROOT =
      Path.of(System.getProperty("alicorn.root", System.getProperty("user.dir") + "/.."))
          .toAbsolutePath()
          .normalize();
  private static final long LIMIT_SECONDS = 120;

  private final List<String> command = new ArrayList<>();
  private Path directory = ROOT;
  private String input = "";
  private String backend = "";

  private Program(String executable) {
    command.add(executable);
  }

  static Program alicorn(String... args) {
    return new Program(ROOT.resolve("alicorn").toString()).args(args);
  }

  static Program command(String executable, String... args) {
    return new Program(executable).args(args);
  }

  static Program node(String... args) {
    return new Program("node").args(args);
  }

  /** Whether Node is there to be compared with. */
  static boolean hasNode() {
    return has("node", "--version");
  }

  static boolean has(String executable, String argument) {
    try {
      return new Program(executable).args(argument).run().exitCode() == 0;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  /** Whether a program of this name could be started. */
  static boolean isOnPath(String executable) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, executable)));
  }

  Program args(String... args) {
    command.addAll(List.of(args));
    return this;
  }

  Program in(Path folder) {
    directory = folder;
    return this;
  }

  Program input(String text) {
    input = text;
    return this;
  }

  /** Forces a back end of the loop. */
  Program backend(String name) {
    backend = name;
    return this;
  }

  /** Starts it and leaves it running; the caller ends it. */
  Process start() {
    try {
      return builder().start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it, without its output, and leaves it running; the caller ends it. */
  Process startSilently() {
    try {
      return builder()
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ProcessBuilder builder() {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().remove("NODE_OPTIONS");
    builder.environment().remove("FORCE_COLOR");
    if (!backend.isEmpty()) {
      builder.environment().put("ALICORN_BACKEND", backend);
    }
    return builder;
  }

  /** Runs it to its end. */
  Outcome run() {
    try {
      return runChecked();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Outcome runChecked() throws IOException, InterruptedException {
    Path out = Files.createTempFile("alicorn-it", ".out");
    Path err = Files.createTempFile("alicorn-it", ".err");
    try {
      Process process = builder().redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      try (var stdin = process.getOutputStream()) {
        stdin.write(input.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        // It may have ended without reading.
      }
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        throw new AssertionError(
            command + " did not end in time; it printed:\n" + Files.readString(out));
      }
      return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }
}
