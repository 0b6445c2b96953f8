package dev.alicorn.loop.spi;

/** What a {@link StreamPort} speaks. */
public enum StreamKind {
  /** TCP over IPv4 or IPv6; addresses are {@link java.net.InetSocketAddress}. */
  TCP,
  /**
   * Unix-domain stream sockets, and any foreign pipe-like descriptor; addresses are {@link
   * dev.alicorn.loop.PipeAddress}.
   */
  PIPE
}
