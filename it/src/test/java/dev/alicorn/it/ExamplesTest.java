package dev.alicorn.it;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts of {@code examples/} print the same and end the same as under Node. */
class ExamplesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "timers-demo.js",
        "timeout-or-immediate.js",
        "next-tick.js",
        "order.js",
        "order.mjs",
        "exit-by-refs.js",
        "system-errors.js",
        "exit-uncaught.js",
        "exit-rejection.js",
        "exit-unsettled.mjs"
      })
  void example_underBothRuntimes_printsTheSame(String script) {
    Expectation.check("examples/" + script);
  }
}
