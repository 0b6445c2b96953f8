package dev.alicorn.node;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What a runtime is told about the process that it is to be: {@code process.argv}, {@code env},
 * options.
 *
 * <p>Any thread until it is handed to a runtime. Every setter returns this.
 */
public final class NodeConfig {
  private @Nullable String execPath;
  private String argv0 = "node";
  private final List<String> args = new ArrayList<>();
  private final List<String> execArgs = new ArrayList<>();
  private final Map<String, String> env = new LinkedHashMap<>(System.getenv());
  private final Map<String, Object> options = new LinkedHashMap<>();
  private String workingDirectory = Path.of("").toAbsolutePath().toString();
  private @Nullable IntConsumer exit;

  /** This process's environment, no arguments, no options. */
  public NodeConfig() {}

  /** Sets {@code process.execPath}, which is also the first of {@code process.argv}. */
  public NodeConfig execPath(String path) {
    execPath = path;
    return this;
  }

  /** Sets {@code process.argv0}. */
  public NodeConfig argv0(String name) {
    argv0 = name;
    return this;
  }

  /** Adds arguments of the script, {@code process.argv} from the third on. */
  public NodeConfig args(List<String> scriptArgs) {
    args.addAll(scriptArgs);
    return this;
  }

  /** Adds to {@code process.execArgv}. */
  public NodeConfig execArgs(List<String> runtimeArgs) {
    execArgs.addAll(runtimeArgs);
    return this;
  }

  /** Sets a variable of {@code process.env}. */
  public NodeConfig env(String name, String value) {
    env.put(name, value);
    return this;
  }

  /** Leaves a variable of this process out of {@code process.env}. */
  public NodeConfig withoutEnv(String name) {
    env.remove(name);
    return this;
  }

  /**
   * Sets one of Node's command-line options, such as {@code --unhandled-rejections}.
   *
   * @param value Boolean, String, number, or a list of strings
   */
  public NodeConfig option(String name, Object value) {
    options.put(name, value);
    return this;
  }

  /** Sets {@code process.cwd()}. */
  public NodeConfig workingDirectory(Path directory) {
    workingDirectory = directory.toAbsolutePath().toString();
    return this;
  }

  /**
   * For a process whose directory was removed: {@code process.cwd()} throws until another is set.
   */
  public NodeConfig withoutWorkingDirectory() {
    workingDirectory = "";
    return this;
  }

  /**
   * Sets what is called with the exit code when the script has ended, before its loop and engine
   * are closed: a program that is nothing but this runtime may end the JVM there, and not return.
   * Called on the loop thread, once.
   */
  public NodeConfig onExit(IntConsumer handler) {
    exit = handler;
    return this;
  }

  String workingDirectory() {
    return workingDirectory;
  }

  @Nullable IntConsumer exit() {
    return exit;
  }

  @Nullable Object option(String name) {
    return options.get(name);
  }

  /** As pairs of name and value, in the form in which values cross into JavaScript. */
  Object[] toPairs(@Nullable String script, String engineVersion) {
    String executable =
        execPath != null ? execPath : ProcessHandle.current().info().command().orElse("alicorn");
    List<Object> argv = new ArrayList<>();
    argv.add(executable);
    if (script != null) {
      argv.add(script);
    }
    argv.addAll(args);
    ProcessHandle self = ProcessHandle.current();
    return new Object[] {
      "argv", argv.toArray(),
      "argv0", argv0,
      "execArgv", execArgs.toArray(),
      "execPath", executable,
      "env", pairs(env),
      "options", pairs(options),
      "pid", (int) self.pid(),
      "ppid", self.parent().map(ProcessHandle::pid).orElse(0L).intValue(),
      "platform", Platform.name(),
      "arch", Platform.arch(),
      "title", argv0,
      "versions",
          new Object[] {
            "v8",
            engineVersion,
            "uv",
            "1.51.0",
            "modules",
            "137",
            "unicode",
            "16.0",
            "icu",
            "77.1",
            // Whose behaviour crypto follows; programs take it for a sign that crypto is there.
            "openssl",
            "3.0.19"
          }
    };
  }

  private static Object[] pairs(Map<String, ?> map) {
    List<Object> pairs = new ArrayList<>();
    map.forEach(
        (name, value) -> {
          pairs.add(name);
          pairs.add(value instanceof List<?> list ? list.toArray() : value);
        });
    return pairs.toArray();
  }
}
