package dev.alicorn.loop.sim;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.spi.StreamPort;
import dev.alicorn.loop.spi.StreamSink;
import java.net.SocketAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The part of a connected stream port of the simulation that no byte goes through: its sink, its
 * addresses and its options. Loop thread only.
 */
abstract class SimPort implements StreamPort {
  private static final int DEFAULT_BUFFER = 128 * 1024;

  /** Its own address, if it has one. */
  protected @Nullable SocketAddress local;

  /** The address it is connected to, if it is. */
  protected @Nullable SocketAddress peerAddress;

  /** Whether it was closed. */
  protected boolean closed;

  private @Nullable StreamSink sink;
  private int sendBuffer = DEFAULT_BUFFER;
  private int receiveBuffer = DEFAULT_BUFFER;

  /** Who hears of completions. */
  protected final StreamSink sink() {
    return Objects.requireNonNull(sink, "attach comes first");
  }

  @Override
  public final void attach(StreamSink listener) {
    sink = listener;
  }

  @Override
  public final int open(int fd) {
    return Errno.ENOTSUP;
  }

  private boolean isOpen() {
    return local != null && !closed;
  }

  @Override
  public final int setBlocking(boolean blocking) {
    return Errno.ENOTSUP;
  }

  @Override
  public final int setNoDelay(boolean enable) {
    return isOpen() ? 0 : Errno.EBADF;
  }

  @Override
  public final int setKeepAlive(boolean enable, int delaySeconds) {
    return isOpen() ? 0 : Errno.EBADF;
  }

  @Override
  public final int setKeepAlive(int delaySeconds, int intervalSeconds, int probes) {
    return isOpen() ? 0 : Errno.EBADF;
  }

  @Override
  public final int sendBufferSize(int bytes) {
    sendBuffer = bytes > 0 ? bytes : sendBuffer;
    return isOpen() ? bytes > 0 ? 0 : sendBuffer : Errno.EBADF;
  }

  @Override
  public final int receiveBufferSize(int bytes) {
    receiveBuffer = bytes > 0 ? bytes : receiveBuffer;
    return isOpen() ? bytes > 0 ? 0 : receiveBuffer : Errno.EBADF;
  }

  @Override
  public final @Nullable SocketAddress localAddress() {
    return local;
  }

  @Override
  public final @Nullable SocketAddress peerAddress() {
    return peerAddress;
  }

  @Override
  public final int fileno() {
    return isOpen() ? Errno.ENOTSUP : Errno.EBADF;
  }
}
