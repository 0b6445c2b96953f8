package dev.alicorn.loop;

import java.net.SocketAddress;

/**
 * A connect under way; libuv's {@code uv_connect_t}. Loop thread only. Closing the stream cancels
 * it with {@code ECANCELED}.
 */
public final class ConnectRequest extends Request {
  private final Stream stream;
  private final SocketAddress address;
  final ConnectCallback callback;

  ConnectRequest(Stream stream, SocketAddress address, ConnectCallback callback) {
    this.stream = stream;
    this.address = address;
    this.callback = callback;
  }

  /** The stream that connects. */
  public Stream stream() {
    return stream;
  }

  /** Where it connects to. */
  public SocketAddress address() {
    return address;
  }
}
