package dev.alicorn.loop;

import dev.alicorn.loop.spi.StreamKind;
import dev.alicorn.loop.spi.StreamPort;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * A stream or server on a unix-domain socket, or over any pipe-like descriptor such as stdio.
 *
 * <p>Loop thread only. Closing a server removes the path it bound. libuv's page is "uv_pipe_t".
 */
public final class Pipe extends Stream {
  /** A new one, without a descriptor. */
  public Pipe(EventLoop loop) {
    super(loop, StreamKind.PIPE);
  }

  /** Takes over a descriptor; it is readable and writable as that is. */
  public void open(int fd) {
    openDescriptor(fd);
  }

  /**
   * Binds to a path; on Linux a name that begins with NUL is abstract.
   *
   * @throws SystemError EADDRINUSE, EACCES, EINVAL for a second bind, ENAMETOOLONG, …
   */
  public void bind(String name) {
    int result = openPort().bind(new PipeAddress(name), 0);
    if (result < 0) {
      // A missing directory reads as on Windows, as in libuv.
      int errno = result == Errno.ENOENT ? Errno.EACCES : result;
      throw SystemError.ofPath(errno, "bind", name, null);
    }
  }

  /**
   * Listens; the callback comes for each connection.
   *
   * @throws SystemError EINVAL when not bound, …
   */
  public void listen(int backlog, ConnectionCallback callback) {
    startListen(backlog, callback);
  }

  /** Connects to a path; every failure but misuse comes by the callback. */
  public ConnectRequest connect(String name, ConnectCallback callback) {
    StreamPort port = openPort();
    if (isConnecting()) {
      throw SystemError.ofPath(Errno.EALREADY, "connect", name, null);
    }
    PipeAddress address = new PipeAddress(name);
    return startConnect(address, port.connect(address), callback);
  }

  /** The name it is bound to; empty when it has none. */
  public String getsockname() {
    StreamPort port = port();
    return name(port == null ? null : port.localAddress());
  }

  /** The name of the peer; empty when it has none. */
  public String getpeername() {
    StreamPort port = port();
    return name(port == null ? null : port.peerAddress());
  }

  private String name(@Nullable SocketAddress address) {
    loop.checkThread();
    return address instanceof PipeAddress pipe ? pipe.name() : "";
  }
}
