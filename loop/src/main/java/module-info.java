/**
 * The event loop of libuv's kind: handles, requests, phases, worker pool and files.
 *
 * <p>It stands on {@code java.base} alone; back ends arrive through {@link
 * dev.alicorn.loop.spi.BackendProvider}.
 */
module dev.alicorn.loop {
  requires static transitive org.jspecify;

  exports dev.alicorn.loop;
  exports dev.alicorn.loop.event;
  exports dev.alicorn.loop.spi;

  uses dev.alicorn.loop.spi.BackendProvider;
}
