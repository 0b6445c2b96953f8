package dev.alicorn.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;

/**
 * A script that serves until it is closed, and says on its first line which ports it serves on:
 * {@code ports: 1 2}.
 */
final class ServerProcess implements AutoCloseable {
  private static final String PORTS = "ports: ";

  private final Process process;
  private final BufferedReader output;
  private final int[] ports;

  private ServerProcess(Process process) {
    this.process = process;
    this.output = process.inputReader();
    this.ports =
        Stream.of(readLine().substring(PORTS.length()).split(" "))
            .mapToInt(Integer::parseInt)
            .toArray();
  }

  /** Starts a program and waits until it listens. */
  static ServerProcess of(Program program) {
    Process process = program.start();
    try {
      return new ServerProcess(process);
    } catch (RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /** The port that was named so many places after the first. */
  int port(int index) {
    return ports[index];
  }

  /** The next line of its output; waits for it. */
  String readLine() {
    try {
      return String.valueOf(output.readLine());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
