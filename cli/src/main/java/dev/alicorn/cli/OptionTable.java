package dev.alicorn.cli;

import java.util.Map;
import java.util.Set;

/**
 * The options that are known, by their long names.
 *
 * <p>https://nodejs.org/api/cli.html#options
 */
final class OptionTable {
  static final Map<String, String> ALIASES =
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

  static final Set<String> WITH_VALUE =
      Set.of(
          "--conditions",
          "--disable-proto",
          "--disable-warning",
          "--dns-result-order",
          "--env-file",
          "--env-file-if-exists",
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
          "--run",
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

  static final Set<String> REPEATED =
      Set.of(
          "--conditions",
          "--disable-warning",
          "--env-file",
          "--env-file-if-exists",
          "--experimental-loader",
          "--import",
          "--require",
          "--test-name-pattern",
          "--test-reporter",
          "--test-reporter-destination",
          "--test-skip-pattern");

  static final Set<String> FLAGS =
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
          "--experimental-strip-types",
          "--experimental-transform-types",
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
          "--strip-types",
          "--test",
          "--test-force-exit",
          "--test-only",
          "--test-update-snapshots",
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
          "--use-env-proxy",
          "--use-openssl-ca",
          "--use-system-ca",
          "--warnings",
          "--zero-fill-buffers");

  static final Set<String> INPUT_TYPES =
      Set.of("module", "commonjs", "module-typescript", "commonjs-typescript");

  static final Set<String> REJECTION_MODES =
      Set.of("throw", "strict", "warn", "none", "warn-with-error-code");

  /** What Node takes without doing anything, or what makes no difference here. */
  static final Set<String> NO_OPERATIONS =
      Set.of(
          "--disable-wasm-trap-handler",
          "--enable-etw-stack-walking",
          "--experimental-abortcontroller",
          "--experimental-fetch",
          "--experimental-global-customevent",
          "--experimental-global-webcrypto",
          "--experimental-json-modules",
          "--experimental-modules",
          "--experimental-print-required-tla",
          "--experimental-report",
          "--experimental-top-level-await",
          "--experimental-worker",
          "--force-async-hooks-checks",
          "--force-context-aware",
          "--force-node-api-uncaught-exceptions-policy",
          "--huge-max-old-generation-size",
          "--node-memory-debug",
          "--node-snapshot",
          "--openssl-legacy-provider",
          "--openssl-shared-config",
          "--track-heap-objects",
          "--verify-base-objects");

  private OptionTable() {}

  static String positive(String name) {
    return name.startsWith("--no-") ? "--" + name.substring(5) : name;
  }

  static String opposite(String name) {
    return name.startsWith("--no-") ? "--" + name.substring(5) : "--no-" + name.substring(2);
  }

  // V8's own options cannot be listed here; those that Node documents are known.
  static boolean isEngineFlag(String name) {
    return name.startsWith("--max-")
        || name.startsWith("--stack-size")
        || name.startsWith("--expose-gc")
        || name.startsWith("--allow-natives-syntax")
        || name.startsWith("--harmony")
        || name.startsWith("--use-strict")
        || name.startsWith("--jitless")
        || name.startsWith("--interpreted-frames-native-stack")
        || name.startsWith("--no-opt")
        || name.startsWith("--perf-")
        || name.startsWith("--random-seed")
        || name.startsWith("--trace-gc");
  }
}
