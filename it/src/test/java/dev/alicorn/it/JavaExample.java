package dev.alicorn.it;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of {@code examples/java} that runs; it is ended when this is closed. */
final class JavaExample implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;

  private final Process process;
  private final BufferedReader output;

  private JavaExample(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  static JavaExample start(String name, String... arguments) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command(name, arguments));
    return new JavaExample(builder.redirectErrorStream(true).start());
  }

  /** What starts a program, as examples/java/README.md tells it. */
  static List<String> command(String name, String... arguments) {
    Path root = Program.ROOT;
    List<String> all = new ArrayList<>();
    all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    all.add("--enable-native-access=ALL-UNNAMED");
    all.add("-cp");
    all.add(
        root.resolve("loop/target/classes")
            + File.pathSeparator
            + root.resolve("loop-linux/target/classes"));
    all.add(root.resolve("examples/java").resolve(name + ".java").toString());
    all.addAll(List.of(arguments));
    return all;
  }

  /** The next line that it prints. */
  String line() throws IOException {
    return String.valueOf(output.readLine());
  }

  /** The port in the line that it prints first. */
  int port() throws IOException {
    return Integer.parseInt(line().replace("listening on ", ""));
  }

  /** All that it prints from now on. */
  String rest() throws IOException {
    return output.readAllAsString();
  }

  /** Has it end by SIGTERM. */
  void terminate() {
    process.toHandle().destroy(); // the process's own closes its output too
  }

  int exitCode() throws InterruptedException {
    return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) ? process.exitValue() : -1;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
