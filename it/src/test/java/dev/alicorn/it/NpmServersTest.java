package dev.alicorn.it;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers and clients from npm do their main job as under Node. */
class NpmServersTest {
  private static final NpmFolder FOLDER = new NpmFolder("examples/servers");

  @BeforeAll
  static void installPackages() {
    FOLDER.install();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "express.js",
        "fastify.js",
        "http-clients.js",
        "koa.js",
        "proxies.js",
        "rendering.js",
        "socket-io.js",
        "tokens.js",
        "uploads.js",
        "ws.js"
      })
  void program_servingAClient_printsTheSame(String script) {
    FOLDER.check(script);
  }
}
