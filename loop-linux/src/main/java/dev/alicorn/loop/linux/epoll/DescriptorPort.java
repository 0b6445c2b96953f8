package dev.alicorn.loop.linux.epoll;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.IoVector;
import dev.alicorn.loop.PipeAddress;
import dev.alicorn.loop.ReadBuffer;
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
 * once, and reading from one that is ready.
 *
 * <p>Loop thread only. {@code readable} holds until the kernel says EAGAIN or gives less than was
 * asked for. A port that wants to go on without a new event asks the poller for a turn.
 */
public abstract class DescriptorPort implements StreamPort, Pollable {
  /** What a read asks its sink for, in bytes. */
  protected static final int SUGGESTED_READ = 64 * 1024;

  /** How many full buffers a port may take in its turn. */
  private static final int READS_A_TURN = 32;

  /** The calls on sockets. */
  protected final Sockets sockets;

  /** The descriptor, open or not. */
  protected final Descriptor descriptor;

  /** Where descriptors go that come with the bytes, if any may. */
  protected @Nullable DescriptorPassing passing;

  /** Whether bytes, an end or a connection may wait in the kernel. */
  protected boolean readable;

  /** Whether the end has been told of, so that a short read may not be the last. */
  protected boolean hungUp;

  /** Whether the sink wants to be read to. */
  protected boolean reading;

  /** Whether it was closed. */
  protected boolean closed;

  private final Poller poller;
  private @Nullable StreamSink sink;
  private boolean turnAsked;

  /** On a descriptor that is open already or comes to be later. */
  protected DescriptorPort(Poller poller, Descriptor descriptor) {
    this.poller = poller;
    this.sockets = poller.sockets;
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

  /** Comes back at the next poll. */
  protected final void askForTurn() {
    if (!turnAsked) {
      turnAsked = true;
      poller.comeBack(this);
    }
  }

  @Override
  public final void onTurn() {
    turnAsked = false;
    serveInput();
  }

  /** Takes what waits in the kernel, as far as it is wanted. */
  protected abstract void serveInput();

  /** Reads while bytes are there and wanted. */
  protected final void serveReads() {
    ReadBuffer into = poller.readBuffer;
    for (int i = 0; reading && readable && !closed; i++) {
      if (i == READS_A_TURN) {
        askForTurn();
        return;
      }
      sink().allocate(SUGGESTED_READ, into);
      if (!reading || closed) {
        return;
      }
      MemorySegment memory = into.segment();
      long offset = into.offset();
      int length = into.length();
      int count = length == 0 ? Errno.ENOBUFS : read(memory, offset, length);
      if (count < length && length > 0 && tellsAll()) {
        readable = false; // there was no more; the next byte makes an edge
      }
      if (count == Errno.EAGAIN) {
        readable = false;
        count = 0;
      } else if (count < 0 && count != Errno.ENOBUFS) {
        reading = false;
      }
      sink().onRead(count, memory, offset);
      if (count < length || length == 0) {
        waitForRest();
        return;
      }
    }
  }

  /**
   * What may wait makes no new edge; an end that follows bytes is told an iteration later, as libuv
   * does.
   */
  private void waitForRest() {
    if (reading && readable && !closed) {
      askForTurn();
    }
  }

  /** Whether a read that is not full has emptied it; a terminal gives one line each time. */
  private boolean tellsAll() {
    return descriptor.isSocket() && !hungUp && passing == null;
  }

  /** Reads without waiting; a count above 0, {@code EOF} or errno. */
  private int read(MemorySegment memory, long offset, int length) {
    if (memory.isNative()) {
      return read(memory.address() + offset, length);
    }
    MemorySegment copies = sockets.copies();
    int count = read(copies.address(), (int) Math.min(length, copies.byteSize()));
    if (count > 0) {
      MemorySegment.copy(copies, 0, memory, offset, count);
    }
    return count;
  }

  private int read(long address, int length) {
    int fd = descriptor.fd();
    if (!descriptor.mayRead()) {
      return Errno.EAGAIN;
    }
    int count =
        passing != null
            ? passing.read(fd, address, length)
            : sockets.read(fd, descriptor.isSocket(), address, length);
    return count == 0 ? Errno.EOF : count;
  }

  @Override
  public final int tryWrite(MemorySegment data, long offset, int length) {
    // The way that every small message takes: short enough to be inlined whole.
    if (descriptor.isSocket() && data.isNative()) {
      return sockets.send(descriptor.fd(), data.address() + offset, length);
    }
    return descriptor.write(data, offset, length);
  }

  @Override
  public final int tryWrite(IoVector data) {
    return descriptor.write(data);
  }

  @Override
  public final int shutdown() {
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
  public final int fileno() {
    return descriptor.isOpen() ? descriptor.fd() : Errno.EBADF;
  }

  /** Closes the descriptor and those that nobody took. */
  protected final void closeDescriptor(boolean reset) {
    if (passing != null) {
      passing.close();
    }
    descriptor.close(reset);
  }

  @Override
  public final void release() {
    closed = true;
    descriptor.close(false);
  }
}
