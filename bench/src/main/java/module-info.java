/** Servers that are measured side by side: Alicorn's and Netty's. */
module dev.alicorn.bench {
  requires dev.alicorn.loop;
  requires io.netty.buffer;
  requires io.netty.transport;
  requires io.netty.transport.classes.epoll;
  requires static org.jspecify;
}
