package dev.alicorn.loop;

import dev.alicorn.loop.spi.StreamKind;
import dev.alicorn.loop.spi.StreamPort;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A two-way channel of bytes, or a server that accepts such channels: {@link Tcp} or {@link Pipe}.
 *
 * <p>Loop thread only. Calls that fail at once throw a {@link SystemError}; accepted requests call
 * back exactly once, never inside the call. Active while it reads or listens. libuv's page is
 * "uv_stream_t".
 */
public abstract class Stream extends Handle {
  /** What a read asks the allocator for. */
  static final int SUGGESTED_READ = SlabAllocator.SLAB_BYTES;

  private static final int READABLE = StreamPort.READABLE;
  private static final int WRITABLE = StreamPort.WRITABLE;

  final StreamWriter writer;
  final StreamConnect connecting = new StreamConnect(this);

  private final StreamKind kind;
  private @Nullable StreamPort port;
  private int directions;
  private boolean reading;
  private boolean pendingRelease;
  private @Nullable BufferAllocator allocator;
  private @Nullable ReadCallback readCallback;
  private @Nullable StreamAccepts accepts;

  Stream(EventLoop loop, StreamKind kind) {
    super(loop);
    this.kind = kind;
    this.writer = new StreamWriter(this);
  }

  final @Nullable StreamPort port() {
    return port;
  }

  /** The port, opened now if there is none yet. */
  final StreamPort openPort() {
    checkUsable();
    StreamPort present = port;
    if (present == null) {
      present = loop.poll.backend().openStream(kind);
      use(present);
    }
    return present;
  }

  private void use(StreamPort fresh) {
    port = fresh;
    fresh.attach(new StreamEvents(this));
    onPort(fresh);
  }

  /** A port has been made for it. */
  void onPort(StreamPort fresh) {}

  final boolean isConnecting() {
    return connecting.isPending();
  }

  /** Starts to read into the loop's own memory, which each callback borrows. */
  public final void readStart(ReadCallback callback) {
    readStart(loop.allocator(), callback);
  }

  /**
   * Starts to read; each read asks the allocator for memory first.
   *
   * @throws SystemError ENOTCONN when not connected for reading, EALREADY when it reads already
   */
  public final void readStart(BufferAllocator memory, ReadCallback callback) {
    checkUsable();
    StreamPort present = port;
    if (present == null || (directions & READABLE) == 0) {
      throw SystemError.of(Errno.ENOTCONN, "read");
    }
    if (reading) {
      throw SystemError.of(Errno.EALREADY, "read");
    }
    SystemError.check(present.readStart(), "read");
    allocator = memory;
    readCallback = callback;
    reading = true;
    activate();
  }

  /** Stops reading; idempotent. */
  public final void readStop() {
    loop.checkThread();
    if (reading) {
      stopReading();
      StreamPort present = port;
      if (present != null) {
        present.readStop();
      }
    }
  }

  private void stopReading() {
    reading = false;
    deactivate();
  }

  final void allocate(int suggestedSize, ReadBuffer into) {
    BufferAllocator memory = allocator;
    into.clear();
    if (memory != null) {
      loop.gate.allocate(memory, this, suggestedSize, into);
    }
  }

  final boolean usesLoopAllocator() {
    return allocator == loop.slab;
  }

  final void onRead(int nread, MemorySegment buffer, long offset) {
    ReadCallback callback = readCallback;
    if (!reading || callback == null) {
      return;
    }
    if (nread < 0) {
      if (nread != Errno.ENOBUFS) {
        stopReading();
      }
      if (nread != Errno.ENOBUFS && nread != Errno.EOF) {
        directions = 0;
      }
    }
    loop.gate.read(callback, this, nread, buffer, offset);
  }

  /**
   * Writes a range of memory, at once as far as the kernel takes it; the memory must stay untouched
   * until the callback, which comes later in this iteration or when the rest was taken.
   *
   * @return the request, which is used again after its callback returned
   * @throws SystemError EPIPE when the writing side is not open, EBADF without a connection
   */
  public final WriteRequest write(
      MemorySegment data, long offset, int length, @Nullable WriteCallback callback) {
    checkWritable();
    WriteRequest request = loop.writeRequests.take();
    request.data().add(data, offset, length);
    return submit(request, callback);
  }

  /** Writes what lies between the buffer's position and limit, which stay as they are. */
  public final WriteRequest write(ByteBuffer data, @Nullable WriteCallback callback) {
    checkWritable();
    WriteRequest request = loop.writeRequests.take();
    request.data().add(data);
    return submit(request, callback);
  }

  /** Writes the ranges that the caller put into the request's data, in their order. */
  public final WriteRequest write(WriteRequest request, @Nullable WriteCallback callback) {
    checkWritable();
    return submit(request, callback);
  }

  private WriteRequest submit(WriteRequest request, @Nullable WriteCallback callback) {
    request.begin(loop);
    request.writtenOn(this);
    request.callback = callback;
    writer.submit(request);
    return request;
  }

  private void checkWritable() {
    checkUsable();
    if (port == null) {
      throw SystemError.of(Errno.EBADF, "write");
    }
    if ((directions & WRITABLE) == 0 && !isConnecting()) {
      throw SystemError.of(Errno.EPIPE, "write");
    }
  }

  /**
   * Writes what the kernel takes now, and queues nothing.
   *
   * @return how many bytes, or a negative errno: {@code EAGAIN} when none now or writes are queued
   */
  public final int tryWrite(MemorySegment data, long offset, int length) {
    int refusal = whyNotNow();
    StreamPort present = port;
    if (refusal < 0 || present == null) {
      return refusal;
    }
    Objects.checkFromIndexSize(offset, length, data.byteSize());
    return present.tryWrite(data, offset, length);
  }

  /** As the other, with several ranges of memory, which stay as they are. */
  public final int tryWrite(IoVector data) {
    int refusal = whyNotNow();
    StreamPort present = port;
    return refusal < 0 || present == null ? refusal : present.tryWrite(data);
  }

  private int whyNotNow() {
    checkUsable();
    if (port == null) {
      return Errno.EBADF;
    }
    if (isConnecting() || !writer.isEmpty()) {
      return Errno.EAGAIN;
    }
    return (directions & WRITABLE) == 0 ? Errno.EPIPE : 0;
  }

  /** How many bytes are queued and not taken by the kernel. */
  public final long writeQueueSize() {
    return writer.queuedBytes;
  }

  /**
   * Sets the marks of back-pressure: once more than {@code high} bytes are queued, {@link
   * #isOverHighWater} holds until no more than {@code low} are; then {@code onDrain} is called.
   */
  public final void setWatermarks(long low, long high, @Nullable Consumer<? super Stream> onDrain) {
    checkUsable();
    if (low < 0 || high < low) {
      throw new IllegalArgumentException("0 <= low <= high does not hold");
    }
    writer.setWatermarks(low, high, onDrain);
  }

  /** Whether more was queued than the high mark and it has not drained to the low one. */
  public final boolean isOverHighWater() {
    return writer.isOverHigh();
  }

  /**
   * Ends the writing side once the queue is written.
   *
   * @throws SystemError ENOTCONN when it is not open
   */
  public final ShutdownRequest shutdown(ShutdownCallback callback) {
    checkUsable();
    if ((directions & WRITABLE) == 0 || writer.isShuttingDown() || port == null) {
      throw SystemError.of(Errno.ENOTCONN, "shutdown");
    }
    ShutdownRequest request = new ShutdownRequest(this, callback);
    request.begin(loop);
    directions &= ~WRITABLE;
    writer.shutdown(request);
    return request;
  }

  /** Whether it is open for reading. */
  public final boolean isReadable() {
    return (directions & READABLE) != 0;
  }

  /** Whether it is open for writing. */
  public final boolean isWritable() {
    return (directions & WRITABLE) != 0;
  }

  /** Whether its writes may block the loop's thread; for stdio. */
  public final void setBlocking(boolean blocking) {
    SystemError.check(openPort().setBlocking(blocking), "uv_stream_set_blocking");
  }

  /**
   * Sets the kernel's send buffer when {@code bytes > 0}; returns its size when 0.
   *
   * @throws SystemError EBADF without a descriptor, ENOTSOCK for a pipe or terminal
   */
  public final int sendBufferSize(int bytes) {
    return SystemError.check(openPort().sendBufferSize(bytes), "setsockopt");
  }

  /**
   * Sets the kernel's receive buffer when {@code bytes > 0}; returns its size when 0.
   *
   * @throws SystemError EBADF without a descriptor, ENOTSOCK for a pipe or terminal
   */
  public final int receiveBufferSize(int bytes) {
    return SystemError.check(openPort().receiveBufferSize(bytes), "setsockopt");
  }

  /** The descriptor, which stays the stream's. */
  public final int fileno() {
    checkUsable();
    return SystemError.check(fd(), "fileno");
  }

  final int fd() {
    StreamPort present = port;
    return present == null ? Errno.EBADF : present.fileno();
  }

  final void openDescriptor(int fd) {
    int bits = SystemError.check(openPort().open(fd), "open");
    directions = bits & (READABLE | WRITABLE);
  }

  final void connectedToChild() {
    directions = READABLE | WRITABLE;
  }

  final void onConnect(int status) {
    ConnectRequest request = connecting.end();
    if (request == null) {
      return;
    }
    if (status == 0) {
      directions = READABLE | WRITABLE;
    }
    loop.gate.connect(request.callback, request, status);
    if (!isClosing()) {
      if (status == 0) {
        writer.progress();
      } else {
        writer.cancel(Errno.ECANCELED);
      }
    }
  }

  final void startListen(int backlog, ConnectionCallback callback) {
    SystemError.check(openPort().listen(backlog), "listen");
    accepts = new StreamAccepts(this, callback);
    activate();
  }

  /**
   * Takes the connection that waits.
   *
   * @param client a stream of the same kind, not used yet
   * @throws SystemError EAGAIN when none waits
   */
  public final void accept(Stream client) {
    checkUsable();
    client.checkUsable();
    if (client.kind != kind || client.port != null) {
      throw new IllegalArgumentException("needs an unused " + kind + " stream");
    }
    StreamPort accepted = accepts == null ? null : accepts.take();
    if (accepted == null) {
      throw SystemError.of(Errno.EAGAIN, "accept");
    }
    client.use(accepted);
    client.directions = READABLE | WRITABLE;
  }

  final void onConnection(@Nullable StreamPort accepted, int status) {
    if (accepts != null) {
      accepts.onConnection(accepted, status);
    }
  }

  @Override
  final void onPending() {
    if (isClosing()) {
      return; // the closing phase calls back what is left
    }
    if (connecting.delayedError() < 0) {
      onConnect(connecting.delayedError());
    } else if (accepts != null) {
      accepts.deliverNext();
    } else {
      writer.progress();
    }
  }

  final void requestReset() {
    pendingRelease = true;
  }

  @Override
  boolean release() {
    reading = false;
    directions = 0;
    if (accepts != null) {
      accepts.closeAll();
    }
    StreamPort present = port;
    port = null;
    return present == null || present.close(pendingRelease);
  }

  @Override
  final void cancelPending() {
    connecting.cancel();
    writer.cancel(Errno.ECANCELED);
  }
}
