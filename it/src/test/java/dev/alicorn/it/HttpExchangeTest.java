package dev.alicorn.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Our http and Node's talk to each other as Node's does to itself, in both directions. */
class HttpExchangeTest {
  private static final String SERVER = "it/src/test/js/http-server-peer.js";
  private static final String CLIENT = "it/src/test/js/http-client-peer.js";

  /** What the client printed. */
  private static String exchange(
      Function<String[], Program> serving, Function<String[], Program> asking) {
    try (ServerProcess server = ServerProcess.of(serving.apply(new String[] {SERVER}))) {
      String[] client = {CLIENT, String.valueOf(server.port(0))};
      Program.Outcome outcome = asking.apply(client).run();
      return outcome.text() + outcome.err();
    }
  }

  private static String amongNode() {
    assumeTrue(Program.hasNode(), "Node is not installed");
    return exchange(Program::node, Program::node);
  }

  @Test
  void ourServer_askedByNode_answersAsNodes() {
    String expected = amongNode();
    assertThat(exchange(Program::alicorn, Program::node)).isEqualTo(expected);
  }

  @Test
  void ourClient_askingNode_seesWhatNodesDoes() {
    String expected = amongNode();
    assertThat(exchange(Program::node, Program::alicorn)).isEqualTo(expected);
  }

  @Test
  void ourClient_askingOurServer_seesTheEndOfTheLastAnswer() {
    assertThat(exchange(Program::alicorn, Program::alicorn))
        .contains("/large (kept) 200 OK")
        .contains("/cut aborted ECONNRESET aborted")
        .endsWith("connect 200 to example.test:80\nexit code 0\n");
  }
}
