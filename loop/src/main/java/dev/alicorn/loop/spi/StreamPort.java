package dev.alicorn.loop.spi;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.IoVector;
import java.lang.foreign.MemorySegment;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * One stream endpoint as a back end holds it: connecting, connected or listening.
 *
 * <p>Loop thread only. Results are 0 or a count, or a negative {@link dev.alicorn.loop.Errno}; no
 * method calls the sink. The rules are in the package description; libuv's page is "uv_stream_t".
 *
 * <pre>
 * new ──bind──▶ bound ──listen──▶ listening
 *  │              └──connect──┐
 *  ├──connect──▶ connecting ──┴─onConnect(0)─▶ connected ──shutdown──▶ half closed
 *  ├──open(fd)──────────────────────────────▶ connected
 *  └ every state ──close──▶ closed
 * </pre>
 */
public interface StreamPort {
  /** Answer of {@link #write} when nothing was taken now: {@code onWrite} follows. */
  int PENDING = Integer.MIN_VALUE;

  /** Bind flag: an IPv6 socket takes no IPv4 clients. */
  int BIND_IPV6_ONLY = 1;

  /** Bind flag: share the port with other sockets that set it too (SO_REUSEPORT). */
  int BIND_REUSE_PORT = 2;

  /** Bit of {@link #open}'s result: the descriptor can be read. */
  int READABLE = 1;

  /** Bit of {@link #open}'s result: the descriptor can be written. */
  int WRITABLE = 2;

  /** Sets who hears of completions; called once, before any operation that completes. */
  void attach(StreamSink sink);

  /** Takes over a descriptor and makes it non-blocking; returns READABLE/WRITABLE bits or errno. */
  int open(int fd);

  /**
   * Binds; TCP sets SO_REUSEADDR first, as libuv does on unix. The path that a PIPE port bound is
   * removed when the port is closed.
   */
  int bind(SocketAddress address, int flags);

  /** Listens and starts to deliver {@code onConnection}; an unbound TCP port binds to any. */
  int listen(int backlog);

  /** Goes on delivering connections after {@link #acceptStop}. */
  void acceptStart();

  /** Takes no more connections from the kernel until {@link #acceptStart}. */
  void acceptStop();

  /**
   * Starts to connect; 0 means that {@code onConnect} follows from a later poll. {@code
   * ECONNREFUSED} known at once may be reported either way.
   */
  int connect(SocketAddress address);

  /** Starts to deliver {@code onRead}; idempotent. */
  int readStart();

  /** Delivers no further {@code onRead}; idempotent. */
  int readStop();

  /**
   * Writes from the vector's present position, without waiting. A count of 1 or more bytes that
   * were taken now (the caller consumes them and calls again for the rest), {@link #PENDING} when
   * the rest comes as {@code onWrite}, or errno. While pending, the vector and its memory are the
   * back end's. An empty vector returns 0.
   */
  int write(IoVector data);

  /**
   * Writes what the kernel takes now and never pends: a count, or errno ({@code EAGAIN} if none).
   * The range was checked by the caller. A back end may take a small range as the kernel's buffer
   * would, and give it to the kernel when the present callbacks are done; before anything that is
   * asked of the port later, and whether it is closed meanwhile or not.
   */
  int tryWrite(MemorySegment data, long offset, int length);

  /**
   * As {@link #tryWrite(MemorySegment, long, int)}, with several ranges, and with the descriptor
   * that the vector names. The vector is left as it is.
   */
  default int tryWrite(IoVector data) {
    return data.count() == 1 && data.descriptor() < 0
        ? tryWrite(data.segment(0), data.offset(0), data.length(0))
        : Errno.ENOTSUP;
  }

  /** Ends the writing side. */
  int shutdown();

  /** Switches the descriptor between blocking and non-blocking writes (stdio). */
  int setBlocking(boolean blocking);

  /** TCP_NODELAY. */
  int setNoDelay(boolean enable);

  /** SO_KEEPALIVE with TCP_KEEPIDLE in seconds (ignored when disabled). */
  int setKeepAlive(boolean enable, int delaySeconds);

  /** As {@link #setKeepAlive(boolean, int)}, with TCP_KEEPINTVL in seconds and TCP_KEEPCNT. */
  default int setKeepAlive(int delaySeconds, int intervalSeconds, int probes) {
    return Errno.ENOTSUP;
  }

  /** SO_SNDBUF: sets it when {@code bytes > 0}, returns the present size when 0. */
  int sendBufferSize(int bytes);

  /** SO_RCVBUF: sets it when {@code bytes > 0}, returns the present size when 0. */
  int receiveBufferSize(int bytes);

  /** The bound address, or null when there is none. */
  @Nullable SocketAddress localAddress();

  /** The peer's address, or null when not connected. */
  @Nullable SocketAddress peerAddress();

  /** The descriptor, or {@code EBADF} without one, or {@code ENOTSUP} where hidden. */
  int fileno();

  /**
   * Has it take descriptors that come with the bytes, see unix(7); a vector that is written may
   * name one to send.
   *
   * @return where they wait, or null where this cannot be had
   */
  default @Nullable DescriptorInbox receiveDescriptors() {
    return null;
  }

  /**
   * Closes at once; the descriptor is free when this returns.
   *
   * @param reset TCP: send RST instead of FIN
   * @return true when done, false when {@code onClosed} follows from a later poll
   */
  boolean close(boolean reset);
}
