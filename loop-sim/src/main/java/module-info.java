/** A clock and a back end that tests turn by hand, and the contract tests of every back end. */
module dev.alicorn.loop.sim {
  requires transitive dev.alicorn.loop;
  requires static org.jspecify;
  requires static jdk.management;
  requires static transitive org.assertj.core;
  requires static transitive org.junit.jupiter.api;
  requires static transitive org.junit.jupiter.params;

  exports dev.alicorn.loop.sim;
  exports dev.alicorn.loop.testkit;
}
