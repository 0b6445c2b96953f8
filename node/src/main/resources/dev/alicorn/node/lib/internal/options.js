'use strict';

// Command-line options as the launcher parsed them, by Node's names.

let values = new Map();

function setup(options) {
  values = new Map(Object.entries(options));
}

function getOptionValue(name) {
  return values.get(name);
}

/** Whether a boolean option is on: the option, its `--no-` form, or the default. */
function isOn(name, byDefault = false) {
  if (values.get(`--no-${name}`) === true) return false;
  return values.get(`--${name}`) === true || byDefault;
}

const ENVIRONMENT_FLAGS = `
--abort-on-uncaught-exception --addons --allow-addons --allow-child-process --allow-fs-read --allow-fs-write --allow-wasi
--allow-worker --conditions --cpu-prof --cpu-prof-dir --cpu-prof-interval --cpu-prof-name --debug-arraybuffer-allocations
--debug-port --deprecation --diagnostic-dir --disable-proto --disable-warning --disable-wasm-trap-handler
--dns-result-order --enable-etw-stack-walking --enable-fips --enable-network-family-autoselection --enable-source-maps
--entry-url --es-module-specifier-resolution --experimental-abortcontroller --experimental-detect-module
--experimental-eventsource --experimental-import-meta-resolve --experimental-json-modules --experimental-loader
--experimental-modules --experimental-permission --experimental-print-required-tla --experimental-repl-await
--experimental-report --experimental-require-module --experimental-shadow-realm --experimental-specifier-resolution --experimental-strip-types
--experimental-top-level-await --experimental-transform-types --experimental-vm-modules --experimental-wasi-unstable-preview1
--experimental-wasm-modules --experimental-websocket --experimental-worker --force-context-aware --force-fips
--force-node-api-uncaught-exceptions-policy --frozen-intrinsics --global-search-paths --heap-prof --heap-prof-dir
--heap-prof-interval --heap-prof-name --heapsnapshot-near-heap-limit --heapsnapshot-signal --http-parser
--huge-max-old-generation-size --icu-data-dir --import --input-type --insecure-http-parser --inspect --inspect-brk
--inspect-port --inspect-publish-uid --inspect-wait --interpreted-frames-native-stack --jitless --loader --localstorage-file
--max-http-header-size --max-old-space-size --max-old-space-size-percentage --max-semi-space-size --napi-modules
--network-family-autoselection --network-family-autoselection-attempt-timeout --node-memory-debug --node-snapshot
--openssl-config --openssl-legacy-provider --openssl-shared-config --pending-deprecation --perf-basic-prof
--perf-basic-prof-only-functions --perf-prof --perf-prof-unwinding-info --permission --preserve-symlinks
--preserve-symlinks-main --prof-process --redirect-warnings --report-compact --report-dir --report-directory
--report-exclude-env --report-exclude-network --report-filename --report-on-fatalerror --report-on-signal
--report-signal --report-uncaught-exception --require --require-module --secure-heap --secure-heap-min
--snapshot-blob --stack-trace-limit --test-coverage-branches --test-coverage-exclude --test-coverage-functions
--test-coverage-include --test-coverage-lines --test-global-setup --test-isolation --test-name-pattern --test-only
--test-reporter --test-reporter-destination --test-rerun-failures --test-shard --test-skip-pattern
--throw-deprecation --title --tls-cipher-list --tls-keylog --tls-max-v1.2 --tls-max-v1.3 --tls-min-v1.0 --tls-min-v1.1
--tls-min-v1.2 --tls-min-v1.3 --trace-deprecation --trace-env --trace-env-js-stack --trace-env-native-stack
--trace-event-categories --trace-event-file-pattern --trace-events-enabled --trace-exit --trace-require-module
--trace-sigint --trace-sync-io --trace-tls --trace-uncaught --trace-warnings --track-heap-objects
--unhandled-rejections --use-bundled-ca --use-env-proxy --use-largepages --use-openssl-ca --use-system-ca
--v8-pool-size --verify-base-objects --warnings --watch-path --watch-preserve-output --webstorage
--zero-fill-buffers -C -r`;

/** The options that Node documents for NODE_OPTIONS. */
function environmentFlags() {
  return ENVIRONMENT_FLAGS.trim().split(/\s+/);
}

/** All that were given, by name. */
function givenOptions() {
  return Object.fromEntries(values);
}

module.exports = { environmentFlags, getOptionValue, givenOptions, isOn, setup };
