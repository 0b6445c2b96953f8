package dev.alicorn.cli;

import dev.alicorn.engine.EngineConfig;
import dev.alicorn.engine.JsEngineFactory;
import dev.alicorn.loop.NoBackendException;
import dev.alicorn.node.NodeConfig;
import dev.alicorn.node.NodeRuntime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Starts a script as {@code node} does. */
final class Main {
  private static final int USAGE_ERROR = 9;

  private Main() {}

  /** The command line, as Node's. */
  static void main(String[] args) throws IOException {
    CommandLine line;
    try {
      line = CommandLine.parse(List.of(args), System.getenv("NODE_OPTIONS"));
    } catch (UsageException e) {
      exit(usageError(e));
      return;
    }
    switch (line.action()) {
      case VERSION -> System.out.println(Usage.version());
      case HELP -> System.out.print(Usage.help());
      default -> {
        Warmup.start();
        useLegacyAlgorithms();
        exit(exitCode(run(line)));
      }
    }
  }

  private static int usageError(Exception error) {
    System.err.println(
        System.getProperty("alicorn.launcher", "alicorn") + ": " + error.getMessage());
    return USAGE_ERROR;
  }

  private static int exitCode(CompletableFuture<Integer> script) {
    try {
      return script.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof NoBackendException refused) {
        return usageError(refused);
      }
      throw e;
    }
  }

  // The process is the script's alone: what is too weak for TLS is its own to say.
  private static void useLegacyAlgorithms() {
    if (System.getProperty("alicorn.tls.legacy") == null) {
      System.setProperty("alicorn.tls.legacy", "true");
    }
  }

  private static CompletableFuture<Integer> run(CommandLine line) throws IOException {
    NodeConfig config =
        new NodeConfig()
            .args(line.scriptArgs())
            .execArgs(line.execArgs())
            .execPath(System.getProperty("alicorn.launcher", "alicorn"))
            .argv0(Objects.requireNonNullElse(System.getenv("ALICORN_ARGV0"), "node"))
            .onExit(Main::exit);
    line.options().forEach(config::option);
    hideLaunchersVariables(config);
    if (Boolean.getBoolean("alicorn.lostDirectory")) {
      config.withoutWorkingDirectory();
    }
    NodeRuntime node =
        new NodeRuntime(
            config,
            JsEngineFactory.load().engine(EngineConfig.defaults().withFlags(line.engineFlags())));
    return switch (line.action()) {
      case EVAL ->
          node.startCode(
              String.valueOf(line.options().get("--eval")), line.options().containsKey("--print"));
      case REPL, RUN, TEST -> node.startCode("", false);
      case STDIN -> node.startStdin(new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
      default -> node.start(Path.of(line.script()).toAbsolutePath().normalize());
    };
  }

  // What the launcher set for the JVM alone.
  private static void hideLaunchersVariables(NodeConfig config) {
    String hidden = System.getProperty("alicorn.hiddenEnv", "");
    for (String name : hidden.split(",", -1)) {
      config.withoutEnv(name);
    }
  }

  // Nothing of Java's is left to be shut down in order, and output is written already. A JVM that
  // records its classes (-XX:AOTCacheOutput) does that in an orderly exit only.
  private static void exit(int code) {
    if (Boolean.getBoolean("alicorn.training")) {
      System.exit(code);
    }
    Runtime.getRuntime().halt(code);
  }
}
