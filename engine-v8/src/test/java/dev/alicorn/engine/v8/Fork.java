package dev.alicorn.engine.v8;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A JVM of its own, for what must not end this one.
 *
 * @param exitCode how it ended; 134 and more mean a crash
 * @param output what it wrote, on both streams
 */
record Fork(int exitCode, String output) {
  /** Runs a main class with this JVM's class path. */
  static Fork run(Class<?> main, List<String> jvmFlags, String... args)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+UseSerialGC");
    command.add("-XX:ErrorFile=/dev/null");
    String cache = System.getProperty("alicorn.cache");
    if (cache != null) {
      command.add("-Dalicorn.cache=" + cache);
    }
    command.addAll(jvmFlags);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(List.of(args));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      return new Fork(-1, output);
    }
    return new Fork(process.exitValue(), output);
  }
}
