package dev.alicorn.loop;

import dev.alicorn.loop.spi.DescriptorInbox;
import dev.alicorn.loop.spi.StreamKind;
import dev.alicorn.loop.spi.StreamPort;
import dev.alicorn.loop.spi.SystemPort;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A stream or server on a unix-domain socket, or over any pipe-like descriptor such as stdio.
 *
 * <p>Loop thread only. Closing a server removes the path it bound. libuv's page is "uv_pipe_t".
 */
public final class Pipe extends Stream {
  private static final int PERMISSIONS = 0777;
  private static final int ALL_READ = 0444;
  private static final int ALL_WRITE = 0222;

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
    return connecting.start(address, port.connect(address), callback);
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
    checkPasses();
    return write2(data, handle.fileno(), callback);
  }

  private void checkPasses() {
    checkUsable();
    if (!ipc) {
      throw SystemError.of(Errno.EINVAL, "write");
    }
  }

  /**
   * As {@link #write2(ByteBuffer, Stream, WriteCallback)}, of a socket by its descriptor: also of
   * one for datagrams.
   */
  public WriteRequest write2(ByteBuffer data, int fd, @Nullable WriteCallback callback) {
    checkPasses();
    if (fd < 0) {
      throw SystemError.of(Errno.EBADF, "write");
    }
    WriteRequest request = new WriteRequest();
    request.data().add(data).passDescriptor(fd);
    return write(request, callback);
  }

  /**
   * As {@link #write2}, as far as it can be done now; nothing is queued.
   *
   * @return how many bytes went, with the stream, or a negative errno: {@code EAGAIN} when none now
   */
  public int tryWrite2(ByteBuffer data, Stream handle) {
    checkUsable();
    if (!ipc) {
      return Errno.EINVAL;
    }
    return tryWrite(new IoVector().add(data).passDescriptor(handle.fileno()));
  }

  /**
   * Has others connect to a server whose file's owner they are not: opens its permissions.
   *
   * @param readable whether all may read
   * @param writable whether all may write; to connect, both are needed
   * @throws SystemError EINVAL for neither, EBADF when it is not bound, ENOENT for an abstract name
   */
  public void chmod(boolean readable, boolean writable) {
    checkUsable();
    if (!readable && !writable) {
      throw SystemError.of(Errno.EINVAL, "chmod");
    }
    String name = getsockname();
    if (name.isEmpty()) {
      throw SystemError.of(Errno.EBADF, "chmod");
    }
    if (name.charAt(0) == 0) {
      throw SystemError.ofPath(Errno.ENOENT, "chmod", name, null);
    }
    int more = (readable ? ALL_READ : 0) | (writable ? ALL_WRITE : 0);
    loop.files().chmod(name, (loop.files().stat(name).mode() & PERMISSIONS) | more);
  }

  /** What the oldest passed stream is, which stays where it is; {@code UNKNOWN} when none waits. */
  public SystemPort.Kind pendingType() {
    loop.checkThread();
    SystemPort system = loop.system();
    int fd = passed == null ? Errno.EAGAIN : passed.peek();
    return fd < 0 || system == null ? SystemPort.Kind.UNKNOWN : system.kind(fd);
  }

  /**
   * Opens an unused stream with the oldest passed one.
   *
   * @throws SystemError EAGAIN when none waits
   */
  public void acceptPending(Stream client) {
    int fd = acceptPending();
    try {
      client.openDescriptor(fd);
    } catch (RuntimeException refused) {
      loop.files().close(fd);
      throw refused;
    }
  }

  /**
   * Two unused pipes become the ends of one connection within the process, each for both
   * directions; libuv's {@code uv_socketpair}.
   *
   * @throws SystemError EMFILE, ENOTSUP, …
   */
  public static void connect(Pipe one, Pipe other) {
    SystemPort system = one.loop.system();
    int[] ends = new int[2];
    SystemError.check(system == null ? Errno.ENOTSUP : system.socketPair(ends, true), "socketpair");
    one.open(ends[0]);
    other.open(ends[1]);
  }

  /**
   * The two ends of a one-way pipe.
   *
   * @param read where the bytes come out
   * @param write where they are put in
   */
  public record Ends(int read, int write) {}

  /**
   * Makes a one-way pipe of two descriptors, both blocking and now the caller's: for children, or
   * to be opened by pipes of loops; libuv's {@code uv_pipe}.
   *
   * @throws SystemError EMFILE, ENOTSUP, …
   */
  public static Ends ends(EventLoop loop) {
    SystemPort system = loop.system();
    int[] ends = new int[2];
    SystemError.check(system == null ? Errno.ENOTSUP : system.pipe(ends, false, false), "uv_pipe");
    return new Ends(ends[0], ends[1]);
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
