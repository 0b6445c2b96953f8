package dev.alicorn.cli;

/** What {@code --help} and {@code --version} print. */
final class Usage {
  private Usage() {}

  /** The version of Node whose behaviour this runtime follows. */
  static String version() {
    return "v24.11.1";
  }

  static String help() {
    return """
        Usage: alicorn [options] [ script.js ] [arguments]
               alicorn [options] -e "code" [arguments]

        Runs Node scripts on the JVM.

        Options:
          -                             script read from stdin (default without a script)
          --                            end of options
          -e, --eval=...                run code
          -p, --print=...               run code and print its value
          -r, --require=...             load a CommonJS module first (repeatable)
          --import=...                  load an ES module first (repeatable)
          -C, --conditions=...          further conditions of package exports (repeatable)
          --input-type=...              commonjs or module, also with -typescript, for -e and stdin
          --no-experimental-strip-types do not run TypeScript
          --experimental-transform-types
                                        TypeScript with enums, namespaces and parameter properties
          --use-env-proxy               use the proxies that the environment names
          --no-deprecation              silence deprecation warnings
          --no-warnings                 silence all warnings
          --disable-warning=...         silence warnings of this code or type (repeatable)
          --throw-deprecation           throw on deprecations
          --trace-deprecation           show stack traces on deprecations
          --trace-warnings              show stack traces on warnings
          --unhandled-rejections=...    throw (default), strict, warn, none, warn-with-error-code
          --preserve-symlinks           resolve modules by the link, not its target
          --stack-trace-limit=...       frames of a stack trace
          --max-old-space-size=...      V8's heap limit in megabytes
          --max-http-header-size=...    bytes that the head of an HTTP message may have
          --insecure-http-parser        accept HTTP that breaks the rules
          --no-experimental-websocket   take away the global WebSocket
          --experimental-eventsource    define the global EventSource
          -i, --interactive             start the REPL
          --run=...                     run a script of the nearest package.json
          --env-file=...                read variables from a file (--env-file-if-exists=...)
          --test                        run the tests of files (--test-name-pattern, --test-reporter,
                                        --test-concurrency, --test-only, --test-shard, ...)
          --abort-on-uncaught-exception end by a signal when an exception is not caught
          --trace-exit                  tell where process.exit() was called
          --trace-tls                   show the records of TLS connections on standard error
          --trace-sync-io               tell where files are asked for synchronously
          --trace-uncaught              tell where a value was thrown that nobody caught
          --redirect-warnings=...       append warnings to a file
          --title=...                   the process's title
          --report-uncaught-exception   write a diagnostic report before an exception ends the process
          --report-on-signal            write one at a signal (--report-signal=...)
          --report-directory=...        where reports go (--report-filename=..., --report-compact)
          -v, --version                 print the version of Node that is followed
          -h, --help                    print this

        NODE_OPTIONS in the environment has options that come before these.

        The back end of the loop: -Dalicorn.backend=epoll|io_uring|nio in JAVA_TOOL_OPTIONS, or
        ALICORN_BACKEND in the environment.
        """;
  }
}
