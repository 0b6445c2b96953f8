package dev.alicorn.loop.sim;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.IoVector;
import dev.alicorn.loop.ReadBuffer;
import dev.alicorn.loop.spi.StreamPort;
import dev.alicorn.loop.spi.StreamSink;
import java.lang.foreign.MemorySegment;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stream to a simulated peer that swallows what is written and says what the test has it say. A
 * connect succeeds after a millisecond. Loop thread only.
 */
public final class SimStreamPort implements StreamPort {
  private static final Duration CONNECT_TIME = Duration.ofMillis(1);

  private final SimScript script;
  private final ArrayDeque<Integer> writeResults = new ArrayDeque<>();
  private final StringBuilder written = new StringBuilder();
  private @Nullable StreamSink sink;
  private @Nullable IoVector pending;
  private @Nullable SocketAddress peer;
  private boolean reading;
  private boolean shut;
  private boolean closed;

  SimStreamPort(SimScript script) {
    this.script = script;
  }

  /** Has the next writes take so many bytes, fail with an errno, or pend ({@link #PENDING}). */
  public void nextWrites(int... results) {
    for (int result : results) {
      writeResults.add(result);
    }
  }

  /** Everything that was written, as text. */
  public String written() {
    return written.toString();
  }

  /** Whether the writing side was ended. */
  public boolean isShut() {
    return shut;
  }

  /** Whether a write waits for {@link #finishWrite}. */
  public boolean isWritePending() {
    return pending != null;
  }

  /** To be called from the script: the pending write takes so many bytes, or fails. */
  public void finishWrite(int result) {
    IoVector data = Objects.requireNonNull(pending, "no write pends");
    pending = null;
    if (!closed) {
      if (result > 0) {
        note(data, result);
      }
      sink().onWrite(result);
    }
  }

  /** To be called from the script: the peer sends a text. */
  public void receive(String text) {
    ReadBuffer into = new ReadBuffer();
    sink().allocate(64 * 1024, into);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    MemorySegment.copy(
        MemorySegment.ofArray(bytes), 0, into.segment(), into.offset(), bytes.length);
    if (reading) {
      sink().onRead(bytes.length, into.segment(), into.offset());
    }
  }

  private StreamSink sink() {
    return Objects.requireNonNull(sink, "attach comes first");
  }

  @Override
  public void attach(StreamSink listener) {
    sink = listener;
  }

  @Override
  public int open(int fd) {
    return READABLE | WRITABLE;
  }

  @Override
  public int bind(SocketAddress address, int flags) {
    return 0;
  }

  @Override
  public int listen(int backlog) {
    return Errno.ENOTSUP;
  }

  @Override
  public void acceptStart() {
    throw new IllegalStateException("does not listen");
  }

  @Override
  public void acceptStop() {
    throw new IllegalStateException("does not listen");
  }

  @Override
  public int connect(SocketAddress address) {
    peer = address;
    script.after(
        CONNECT_TIME,
        () -> {
          if (!closed) {
            sink().onConnect(0);
          }
        });
    return 0;
  }

  @Override
  public int readStart() {
    reading = true;
    return 0;
  }

  @Override
  public int readStop() {
    reading = false;
    return 0;
  }

  @Override
  public int write(IoVector data) {
    Integer planned = writeResults.poll();
    int result = planned == null ? (int) data.remaining() : planned;
    if (result == PENDING) {
      pending = data;
    } else if (result > 0) {
      note(data, result);
    }
    return result;
  }

  private void note(IoVector data, int count) {
    int left = count;
    for (int i = 0; i < data.count() && left > 0; i++) {
      int take = Math.min(left, data.length(i));
      note(data.segment(i), data.offset(i), take);
      left -= take;
    }
  }

  private void note(MemorySegment memory, long offset, int length) {
    byte[] bytes = new byte[length];
    MemorySegment.copy(memory, offset, MemorySegment.ofArray(bytes), 0, length);
    written.append(new String(bytes, StandardCharsets.UTF_8));
  }

  @Override
  public int tryWrite(MemorySegment data, long offset, int length) {
    Integer planned = writeResults.poll();
    int result = planned == null ? length : planned;
    if (result > 0) {
      note(data, offset, result);
    }
    return result;
  }

  @Override
  public int shutdown() {
    shut = true;
    return 0;
  }

  @Override
  public int setBlocking(boolean blocking) {
    return 0;
  }

  @Override
  public int setNoDelay(boolean enable) {
    return 0;
  }

  @Override
  public int setKeepAlive(boolean enable, int delaySeconds) {
    return 0;
  }

  @Override
  public int sendBufferSize(int bytes) {
    return 0;
  }

  @Override
  public int receiveBufferSize(int bytes) {
    return 0;
  }

  @Override
  public @Nullable SocketAddress localAddress() {
    return null;
  }

  @Override
  public @Nullable SocketAddress peerAddress() {
    return peer;
  }

  @Override
  public int fileno() {
    return Errno.ENOTSUP;
  }

  @Override
  public boolean close(boolean reset) {
    closed = true;
    reading = false;
    return true;
  }
}
