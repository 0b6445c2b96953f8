package dev.alicorn.cli;

import java.io.Console;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    RUN,
    TEST,
    VERSION,
    HELP
  }

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
    return OptionTable.ALIASES.getOrDefault(given, given).replace('_', '-');
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
    if (!OptionTable.WITH_VALUE.contains(name)) {
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
    if (OptionTable.FLAGS.contains(name)
        || (name.startsWith("--no-") && OptionTable.FLAGS.contains(OptionTable.opposite(name)))) {
      options.remove(OptionTable.opposite(name)); // the last one counts
      options.put(name, true);
    } else if (name.startsWith("--no-")
        && OptionTable.WITH_VALUE.contains(OptionTable.opposite(name))) {
      throw new UsageException(arg + " is an invalid negation because it is not a boolean option");
    } else if (OptionTable.isEngineFlag(name)) {
      engineFlags.add(arg);
    } else if (!OptionTable.NO_OPERATIONS.contains(name)
        && !OptionTable.NO_OPERATIONS.contains(OptionTable.positive(name))) {
      throw new UsageException(
          inEnvironment ? arg + " is not allowed in NODE_OPTIONS" : "bad option: " + arg);
    }
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
        if (!OptionTable.REJECTION_MODES.contains(value)) {
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
        if (!OptionTable.INPUT_TYPES.contains(value)) {
          throw new UsageException(
              "--input-type must be \"module\",\"commonjs\", \"module-typescript\" or"
                  + " \"commonjs-typescript\"");
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
        if (OptionTable.REPEATED.contains(name)) {
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
    } else if (options.containsKey("--run")) {
      action = Action.RUN;
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
