/**
 * What is measured side by side: servers of Alicorn's, Netty's and Vert.x's, and single operations.
 */
module dev.alicorn.bench {
  requires dev.alicorn.engine;
  requires dev.alicorn.loop;
  requires io.netty.buffer;
  requires io.netty.transport;
  requires io.netty.transport.classes.epoll;
  requires io.netty.transport.classes.io_uring;
  requires io.vertx.core;
  requires java.instrument;
  requires java.management;
  requires jdk.management;
  requires static org.jspecify;
}
