package dev.alicorn.loop;

import dev.alicorn.loop.spi.DescriptorInbox;
import dev.alicorn.loop.spi.StreamKind;
import dev.alicorn.loop.spi.StreamPort;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A stream or server on a unix-domain socket, or over any pipe-like descriptor such as stdio.
 *
 * <p>Loop thread only. Closing a server removes the path it bound. libuv's page is "uv_pipe_t".
 */
public final class Pipe extends Stream {
  private final boolean ipc;
  private @Nullable DescriptorInbox passed;

  /** A new one, without a descriptor. */
  public Pipe(EventLoop loop) {
    this(loop, false);
  }

  /**
   * A new one, without a descriptor.
   *
   * @param ipc whether streams are to be passed between processes over it, by {@link #write2} and
   *     {@link #acceptPending}
   */
  public Pipe(EventLoop loop, boolean ipc) {
    super(loop, StreamKind.PIPE);
    this.ipc = ipc;
  }

  @Override
  void onPort(StreamPort fresh) {
    if (ipc) {
      passed = fresh.receiveDescriptors();
      if (passed == null) {
        throw SystemError.of(Errno.ENOTSUP, "pipe");
      }
    }
  }

  /** A port for a pipe to a child process, which the back end opens. */
  StreamPort portForChild() {
    StreamPort present = openPort();
    if (isReadable() || isWritable() || isConnecting()) {
      throw new IllegalArgumentException("needs an unused pipe");
    }
    return present;
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

  /**
   * Writes, and passes a stream or server along to the other process. That must stay open until the
   * callback.
   *
   * @throws SystemError EINVAL when this is not for such use, EBADF when there is nothing to pass
   */
  public WriteRequest write2(ByteBuffer data, Stream handle, @Nullable WriteCallback callback) {
    if (!ipc) {
      throw SystemError.of(Errno.EINVAL, "write");
    }
    WriteRequest request = new WriteRequest();
    request.data().add(data).passDescriptor(handle.fileno());
    return write(request, callback);
  }

  /** How many passed streams have come and were not accepted. */
  public int pendingCount() {
    loop.checkThread();
    return passed == null ? 0 : passed.pending();
  }

  /**
   * Takes the descriptor of the oldest passed stream, which is the caller's from then on; open a
   * stream of its kind with it.
   *
   * @throws SystemError EAGAIN when none waits
   */
  public int acceptPending() {
    checkUsable();
    int fd = passed == null ? Errno.EAGAIN : passed.take();
    return SystemError.check(fd, "accept");
  }
}
