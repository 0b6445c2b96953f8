/** The portable back end of the loop, on java.nio. */
module dev.alicorn.loop.nio {
  requires transitive dev.alicorn.loop;
  requires jdk.net;
  requires jdk.unsupported; // sun.misc.Signal
  requires static org.jspecify;

  exports dev.alicorn.loop.nio;

  provides dev.alicorn.loop.spi.BackendProvider with
      dev.alicorn.loop.nio.NioProvider;
}
