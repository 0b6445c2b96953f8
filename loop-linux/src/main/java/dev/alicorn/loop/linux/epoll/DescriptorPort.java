package dev.alicorn.loop.linux.epoll;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.IoVector;
import dev.alicorn.loop.PipeAddress;
import dev.alicorn.loop.linux.ffi.Call;
import dev.alicorn.loop.spi.DescriptorInbox;
import dev.alicorn.loop.spi.StreamPort;
import dev.alicorn.loop.spi.StreamSink;
import java.lang.foreign.MemorySegment;
import java.net.SocketAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The part of a stream port that does not wait: what is asked of its descriptor and answered at
 * once.
 *
 * <p>Loop thread only; results are numbers or errno.
 */
abstract class DescriptorPort implements StreamPort {
  /** The calls on sockets. */
  protected final Sockets sockets;

  /** The descriptor, open or not. */
  protected final Descriptor descriptor;

  /** Where descriptors go that come with the bytes, if any may. */
  protected @Nullable DescriptorPassing passing;

  private @Nullable StreamSink sink;

  /** On a descriptor that is open already or comes to be later. */
  DescriptorPort(Sockets sockets, Descriptor descriptor) {
    this.sockets = sockets;
    this.descriptor = descriptor;
  }

  @Override
  public final void attach(StreamSink listener) {
    sink = listener;
  }

  /** Who hears of completions. */
  protected final StreamSink sink() {
    return Objects.requireNonNull(sink, "attach comes first");
  }

  @Override
  public final int bind(SocketAddress address, int flags) {
    return descriptor.bind(address, flags);
  }

  @Override
  public int tryWrite(MemorySegment data, long offset, int length) {
    // The way that every small message takes: short enough to be inlined whole.
    if (descriptor.isSocket() && data.isNative()) {
      return sockets.send(descriptor.fd(), data.address() + offset, length);
    }
    return descriptor.write(data, offset, length);
  }

  @Override
  public int tryWrite(IoVector data) {
    return descriptor.write(data);
  }

  @Override
  public int shutdown() {
    return descriptor.shutdown();
  }

  @Override
  public final int setBlocking(boolean blocking) {
    return descriptor.setBlocking(blocking);
  }

  @Override
  public final int setNoDelay(boolean enable) {
    return descriptor.set(Sockets.IPPROTO_TCP, Sockets.TCP_NODELAY, enable ? 1 : 0);
  }

  @Override
  public final int setKeepAlive(boolean enable, int delaySeconds) {
    return descriptor.setKeepAlive(enable, delaySeconds);
  }

  @Override
  public final int setKeepAlive(int delaySeconds, int intervalSeconds, int probes) {
    return descriptor.setKeepAlive(delaySeconds, intervalSeconds, probes);
  }

  @Override
  public final int sendBufferSize(int bytes) {
    return descriptor.bufferSize(Sockets.SO_SNDBUF, bytes);
  }

  @Override
  public final int receiveBufferSize(int bytes) {
    return descriptor.bufferSize(Sockets.SO_RCVBUF, bytes);
  }

  @Override
  public final @Nullable SocketAddress localAddress() {
    return descriptor.name(Call.GETSOCKNAME);
  }

  @Override
  public final @Nullable SocketAddress peerAddress() {
    SocketAddress address = descriptor.name(Call.GETPEERNAME);
    return address instanceof PipeAddress pipe && pipe.name().isEmpty() ? null : address;
  }

  @Override
  public final DescriptorInbox receiveDescriptors() {
    passing = new DescriptorPassing();
    return passing;
  }

  @Override
  public int fileno() {
    return descriptor.isOpen() ? descriptor.fd() : Errno.EBADF;
  }

  /** Closes the descriptor and those that nobody took. */
  protected final void closeDescriptor(boolean reset) {
    if (passing != null) {
      passing.close();
    }
    descriptor.close(reset);
  }
}
