package dev.alicorn.node;

import dev.alicorn.engine.EngineConfig;
import dev.alicorn.engine.JsEngine;
import dev.alicorn.engine.JsEngineFactory;
import dev.alicorn.loop.EventLoop;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs a Node script in this JVM, on a loop and a thread of its own.
 *
 * <p>Any thread. One runtime runs one program, once, as a process does; for a second, make a second
 * runtime. The loop is at hand while the program runs: {@code loop().execute(…)} is the door for
 * Java code that wants to start handles of its own beside the script's.
 *
 * <pre>{@code
 * NodeRuntime node = new NodeRuntime();
 * int exitCode = node.run(Path.of("index.js"));
 * }</pre>
 */
public final class NodeRuntime {
  private final NodeConfig config;
  private final JsEngine engine;
  private final CompletableFuture<EventLoop> loop = new CompletableFuture<>();

  /** One with this process's environment and no arguments. */
  public NodeRuntime() {
    this(new NodeConfig());
  }

  /** One that is told this. */
  public NodeRuntime(NodeConfig config) {
    this(config, JsEngineFactory.load().engine(EngineConfig.defaults()));
  }

  /** One on a given engine. */
  public NodeRuntime(NodeConfig config, JsEngine engine) {
    this.config = config;
    this.engine = engine;
  }

  /** The program's loop, as soon as it is open. */
  public CompletableFuture<EventLoop> loop() {
    return loop;
  }

  /**
   * Runs a script to its end.
   *
   * @return the exit code, as Node's
   */
  public int run(Path script) {
    return join(start(script));
  }

  /** Starts a script; the future has the exit code. */
  public CompletableFuture<Integer> start(Path script) {
    return start(
        script.toString(), environment -> environment.gate().call("runMain", script.toString()));
  }

  /**
   * Starts code that is not in a file.
   *
   * @param print whether its value is printed, as {@code -p} does
   */
  public CompletableFuture<Integer> startCode(String code, boolean print) {
    return start(null, environment -> environment.gate().call("evalString", code, print));
  }

  /** Starts code that came from standard input. */
  public CompletableFuture<Integer> startStdin(String code) {
    return start("-", environment -> environment.gate().call("evalStdin", code));
  }

  private CompletableFuture<Integer> start(
      @Nullable String scriptArgument, Consumer<Environment> main) {
    CompletableFuture<Integer> result = new CompletableFuture<>();
    engine.newThread("alicorn", () -> runProgram(scriptArgument, main, result)).start();
    return result;
  }

  private void runProgram(
      @Nullable String scriptArgument,
      Consumer<Environment> main,
      CompletableFuture<Integer> result) {
    try (EventLoop opened = EventLoop.open()) {
      int code;
      try (Environment environment = new Environment(opened, engine, config, scriptArgument)) {
        loop.complete(opened);
        code = environment.run(() -> mainOf(environment, main));
        environment.ended(code);
      }
      result.complete(code);
    } catch (Throwable failure) {
      loop.completeExceptionally(failure);
      result.completeExceptionally(failure);
    }
  }

  private void mainOf(Environment environment, Consumer<Environment> main) {
    if (config.option("--require") instanceof List<?> preloads) {
      environment.gate().call("preload", (Object) preloads.toArray());
    }
    main.accept(environment);
  }

  private static int join(CompletableFuture<Integer> result) {
    try {
      return result.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
