package dev.alicorn.cli;

import java.io.Console;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Node's command line, parsed: options up to the script, then the script's own arguments.
 *
 * <p>Immutable once parsed. https://nodejs.org/api/cli.html
 */
final class CommandLine {
  /** What is to be run. */
  enum Action {
    SCRIPT,
    EVAL,
    STDIN,
    REPL,
    TEST,
    VERSION,
    HELP
  }

  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("-e", "--eval"),
          Map.entry("-p", "--print"),
          Map.entry("-pe", "--print"),
          Map.entry("-r", "--require"),
          Map.entry("-C", "--conditions"),
          Map.entry("--report-dir", "--report-directory"),
          Map.entry("--loader", "--experimental-loader"),
          Map.entry("--experimental-test-isolation", "--test-isolation"),
          Map.entry("-v", "--version"),
          Map.entry("-h", "--help"),
          Map.entry("-i", "--interactive"),
          Map.entry("-c", "--check"));

  private static final Set<String> WITH_VALUE =
      Set.of(
          "--conditions",
          "--disable-proto",
          "--disable-warning",
          "--dns-result-order",
          "--env-file",
          "--eval",
          "--experimental-loader",
          "--import",
          "--input-type",
          "--max-http-header-size",
          "--network-family-autoselection-attempt-timeout",
          "--print",
          "--redirect-warnings",
          "--report-directory",
          "--report-filename",
          "--report-signal",
          "--require",
          "--stack-trace-limit",
          "--test-concurrency",
          "--test-isolation",
          "--test-name-pattern",
          "--test-reporter",
          "--test-reporter-destination",
          "--test-shard",
          "--test-skip-pattern",
          "--test-timeout",
          "--title",
          "--tls-cipher-list",
          "--unhandled-rejections");

  private static final Set<String> REPEATED =
      Set.of(
          "--conditions",
          "--disable-warning",
          "--env-file",
          "--experimental-loader",
          "--import",
          "--require",
          "--test-name-pattern",
          "--test-reporter",
          "--test-reporter-destination",
          "--test-skip-pattern");

  private static final Set<String> FLAGS =
      Set.of(
          "--abort-on-uncaught-exception",
          "--addons",
          "--async-context-frame",
          "--check",
          "--deprecation",
          "--detect-module",
          "--enable-network-family-autoselection",
          "--enable-source-maps",
          "--experimental-detect-module",
          "--experimental-eventsource",
          "--experimental-global-navigator",
          "--experimental-import-meta-resolve",
          "--experimental-require-module",
          "--experimental-repl-await",
          "--experimental-websocket",
          "--extra-info-on-fatal-exception",
          "--global-search-paths",
          "--insecure-http-parser",
          "--interactive",
          "--network-family-autoselection",
          "--pending-deprecation",
          "--preserve-symlinks",
          "--preserve-symlinks-main",
          "--report-compact",
          "--report-exclude-env",
          "--report-exclude-network",
          "--report-on-fatalerror",
          "--report-on-signal",
          "--report-uncaught-exception",
          "--require-module",
          "--test",
          "--test-force-exit",
          "--test-only",
          "--throw-deprecation",
          "--tls-max-v1.2",
          "--tls-max-v1.3",
          "--tls-min-v1.0",
          "--tls-min-v1.1",
          "--tls-min-v1.2",
          "--tls-min-v1.3",
          "--trace-deprecation",
          "--trace-exit",
          "--trace-sync-io",
          "--trace-tls",
          "--trace-uncaught",
          "--test-udp-no-try-send",
          "--trace-warnings",
          "--use-bundled-ca",
          "--use-openssl-ca",
          "--use-system-ca",
          "--warnings",
          "--zero-fill-buffers");

  private static final Set<String> REJECTION_MODES =
      Set.of("throw", "strict", "warn", "none", "warn-with-error-codes");

  /** What Node takes without doing anything, or what makes no difference here. */
  private static final Set<String> NO_OPERATIONS =
      Set.of(
          "--experimental-abortcontroller",
          "--experimental-global-customevent",
          "--experimental-global-webcrypto",
          "--experimental-json-modules",
          "--experimental-modules",
          "--experimental-report",
          "--experimental-top-level-await",
          "--experimental-worker",
          "--force-context-aware",
          "--node-snapshot",
          "--no-node-snapshot",
          "--no-verify-base-objects",
          "--verify-base-objects");

  private final Map<String, Object> options = new LinkedHashMap<>();
  private final List<String> engineFlags = new ArrayList<>();
  private final List<String> execArgs = new ArrayList<>();
  private List<String> scriptArgs = List.of();
  private @Nullable String script;
  private Action action = Action.STDIN;
  private boolean inEnvironment;

  private CommandLine() {}

  /**
   * Parses a command line, behind the options that the environment has.
   *
   * @param environment NODE_OPTIONS, or null
   * @throws UsageException for an option that is unknown or lacks its value
   */
  static CommandLine parse(List<String> args, @Nullable String environment) {
    CommandLine line = new CommandLine();
    if (environment != null) {
      line.parseEnvironment(EnvironmentOptions.split(environment));
    }
    int at = line.parseOptions(args);
    line.parseScript(args.subList(at, args.size()));
    return line;
  }

  private int parseOptions(List<String> args) {
    int at = 0;
    while (at < args.size()) {
      String arg = args.get(at);
      if (arg.equals("--")) {
        return at + 1;
      }
      if (!arg.startsWith("-") || arg.equals("-")) {
        return at;
      }
      at = parseOption(args, at);
    }
    return at;
  }

  private void parseEnvironment(List<String> words) {
    int at = 0;
    inEnvironment = true;
    while (at < words.size()) {
      String word = words.get(at);
      EnvironmentOptions.check(longName(word), word);
      at = parseOption(words, at);
    }
    inEnvironment = false;
    execArgs.clear(); // they are not the command line's
  }

  private static String longName(String arg) {
    int equals = arg.indexOf('=');
    String given = equals > 0 && arg.startsWith("--") ? arg.substring(0, equals) : arg;
    return ALIASES.getOrDefault(given, given).replace('_', '-');
  }

  private int parseOption(List<String> args, int at) {
    String arg = args.get(at);
    int equals = arg.indexOf('=');
    String given = equals > 0 && arg.startsWith("--") ? arg.substring(0, equals) : arg;
    String name = longName(arg);
    execArgs.add(arg);
    if (name.equals("--version") || name.equals("--help")) {
      action = name.equals("--version") ? Action.VERSION : Action.HELP;
      return at + 1;
    }
    if (!WITH_VALUE.contains(name)) {
      flag(arg, name);
      return at + 1;
    }
    if (equals > 0 && arg.startsWith("--")) {
      value(name, arg.substring(equals + 1));
      return at + 1;
    }
    if (at + 1 == args.size()) {
      throw new UsageException(given + " requires an argument");
    }
    execArgs.add(args.get(at + 1));
    value(name, args.get(at + 1));
    return at + 2;
  }

  private void flag(String arg, String name) {
    if (FLAGS.contains(name) || (name.startsWith("--no-") && FLAGS.contains(opposite(name)))) {
      options.remove(opposite(name)); // the last one counts
      options.put(name, true);
    } else if (name.startsWith("--no-") && WITH_VALUE.contains(opposite(name))) {
      throw new UsageException(arg + " is an invalid negation because it is not a boolean option");
    } else if (isEngineFlag(name)) {
      engineFlags.add(arg);
    } else if (!NO_OPERATIONS.contains(name)) {
      throw new UsageException(
          inEnvironment ? arg + " is not allowed in NODE_OPTIONS" : "bad option: " + arg);
    }
  }

  private static String opposite(String name) {
    return name.startsWith("--no-") ? "--" + name.substring(5) : "--no-" + name.substring(2);
  }

  // V8's own options cannot be listed here; those that Node documents are known.
  private static boolean isEngineFlag(String name) {
    return name.startsWith("--max-")
        || name.startsWith("--stack-size")
        || name.startsWith("--expose-gc")
        || name.startsWith("--allow-natives-syntax")
        || name.startsWith("--harmony")
        || name.startsWith("--use-strict")
        || name.startsWith("--jitless")
        || name.startsWith("--perf-")
        || name.startsWith("--trace-gc");
  }

  private void value(String name, String value) {
    switch (name) {
      case "--eval", "--print" -> {
        action = Action.EVAL;
        options.put("--eval", value);
        if (name.equals("--print")) {
          options.put("--print", true);
        }
      }
      case "--unhandled-rejections" -> {
        if (!REJECTION_MODES.contains(value)) {
          throw new UsageException("invalid value for --unhandled-rejections");
        }
        options.put(name, value);
      }
      case "--disable-proto" -> {
        if (!value.equals("delete") && !value.equals("throw")) {
          throw new UsageException("invalid mode passed to --disable-proto");
        }
        options.put(name, value);
      }
      case "--input-type" -> {
        if (!value.equals("module") && !value.equals("commonjs")) {
          throw new UsageException("--input-type must be \"module\" or \"commonjs\"");
        }
        options.put(name, value);
      }
      case "--stack-trace-limit" -> {
        if (!value.matches("-?\\d{1,9}")) {
          throw new UsageException("bad option: " + name + "=" + value);
        }
        options.put(name, Integer.valueOf(value));
      }
      default -> {
        if (REPEATED.contains(name)) {
          List<Object> values = new ArrayList<>();
          if (options.get(name) instanceof List<?> before) {
            values.addAll(before);
          }
          values.add(value);
          options.put(name, values);
        } else {
          options.put(name, value);
        }
      }
    }
  }

  private void parseScript(List<String> rest) {
    if (options.containsKey("--tls-min-v1.3") && options.containsKey("--tls-max-v1.2")) {
      throw new UsageException("either --tls-min-v1.3 or --tls-max-v1.2 can be used, not both");
    }
    if (options.containsKey("--check")
        && (action == Action.EVAL || options.containsKey("--interactive"))) {
      throw new UsageException("either --check or --eval can be used, not both");
    }
    if (options.containsKey("--interactive") && (action == Action.EVAL || rest.isEmpty())) {
      action = Action.REPL;
    } else if (action == Action.STDIN && rest.isEmpty() && isTerminal()) {
      options.put("--interactive", true);
      action = Action.REPL;
    }
    if (options.containsKey("--test")) {
      checkTestOptions();
      action = Action.TEST;
    }
    boolean takesScript = action == Action.STDIN && !rest.isEmpty();
    if (takesScript && !rest.getFirst().equals("-")) {
      action = Action.SCRIPT;
      script = rest.getFirst();
    }
    scriptArgs = List.copyOf(takesScript ? rest.subList(1, rest.size()) : rest);
  }

  private void checkTestOptions() {
    for (String other : List.of("--eval", "--check", "--interactive")) {
      if (options.containsKey(other)) {
        throw new UsageException("either --test or " + other + " can be used, not both");
      }
    }
  }

  // The console that java.base brings itself is there only at a terminal, whatever javac's checks
  // say.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  Action action() {
    return action;
  }

  /** The script's path as it was given; only for {@link Action#SCRIPT}. */
  String script() {
    if (script == null) {
      throw new IllegalStateException("No script was given");
    }
    return script;
  }

  List<String> scriptArgs() {
    return scriptArgs;
  }

  /** Everything that came before the script, as {@code process.execArgv} shows it. */
  List<String> execArgs() {
    return List.copyOf(execArgs);
  }

  /** Options for the engine itself. */
  List<String> engineFlags() {
    return List.copyOf(engineFlags);
  }

  Map<String, Object> options() {
    return Map.copyOf(options);
  }
}
