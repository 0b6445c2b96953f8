package dev.alicorn.loop.sim;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.IoVector;
import dev.alicorn.loop.PipeAddress;
import dev.alicorn.loop.ReadBuffer;
import dev.alicorn.loop.spi.StreamKind;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayDeque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A stream port of the simulation that is connected to another one. Loop thread only. */
final class SimSocketPort extends SimPort {
  private static final int SUGGESTED_READ = 64 * 1024;
  private static final int READS_A_TURN = 32;

  private final SimSockets sockets;
  private final StreamKind kind;
  private final ReadBuffer into = new ReadBuffer();
  private final ArrayDeque<SimSocketPort> backlog = new ArrayDeque<>();
  private @Nullable SimSocketPort peer;
  private @Nullable SimDirection in;
  private @Nullable SimDirection out;
  private @Nullable IoVector pending;
  private boolean reading;
  private boolean listening;
  private boolean accepting;
  private boolean shut;
  private boolean endTold;
  private boolean broken;
  private boolean resetToTell;

  SimSocketPort(SimSockets sockets, StreamKind kind) {
    this.sockets = sockets;
    this.kind = kind;
  }

  boolean isListening() {
    return listening && !closed;
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public int bind(SocketAddress address, int flags) {
    if (local != null) {
      return Errno.EINVAL;
    }
    int result = SimSockets.check(address);
    if (result < 0) {
      return result;
    }
    local = sockets.bind(this, address);
    return local == null ? Errno.EADDRINUSE : 0;
  }

  @Override
  public int listen(int most) {
    if (local == null) {
      int result =
          kind == StreamKind.PIPE
              ? Errno.EINVAL
              : bind(new InetSocketAddress(InetAddress.ofLiteral("0.0.0.0"), 0), 0);
      if (result < 0) {
        return result;
      }
    }
    listening = true;
    acceptStart();
    return 0;
  }

  @Override
  public void acceptStart() {
    accepting = true;
    sockets.soon(this::serveAccepts);
  }

  @Override
  public void acceptStop() {
    accepting = false;
  }

  private void serveAccepts() {
    while (accepting && !closed && !backlog.isEmpty()) {
      SimSocketPort accepted = backlog.remove();
      if (sockets.meetsNoDescriptor()) {
        accepted.close(true);
      } else {
        sink().onConnection(accepted, 0);
      }
    }
  }

  @Override
  public int connect(SocketAddress address) {
    if (local == null) {
      local = sockets.anyAddress(address);
    }
    sockets.travel(0, () -> reach(address));
    return 0;
  }

  private void reach(SocketAddress address) {
    if (closed) {
      return;
    }
    SimSocketPort listener = sockets.listener(address);
    if (listener == null) {
      boolean noFile = address instanceof PipeAddress;
      sink().onConnect(noFile ? Errno.ENOENT : Errno.ECONNREFUSED);
      return;
    }
    SimSocketPort accepted = new SimSocketPort(sockets, kind);
    accepted.local = MappedAddresses.asSeenBy(listener.local, address);
    accepted.peerAddress = MappedAddresses.asSeenBy(listener.local, Objects.requireNonNull(local));
    peerAddress = address;
    join(accepted);
    accepted.join(this);
    listener.backlog.add(accepted);
    sockets.soon(listener::serveAccepts);
    sink().onConnect(0);
  }

  private void join(SimSocketPort other) {
    peer = other;
    SimDirection present = other.in;
    out = present == null ? new SimDirection(sockets, this, other) : present;
    present = other.out;
    in = present == null ? new SimDirection(sockets, other, this) : present;
  }

  /** Something has arrived, or may be read now. */
  void serveInput() {
    for (int i = 0; i < READS_A_TURN && reading && !closed; i++) {
      if (!serveOne()) {
        return;
      }
    }
    if (reading && !closed) {
      sockets.soon(this::serveInput);
    }
  }

  /** Delivers one read; whether more may follow at once. */
  private boolean serveOne() {
    SimDirection from = Objects.requireNonNull(in);
    if (resetToTell) {
      resetToTell = false;
      return tell(Errno.ECONNRESET);
    }
    if (!from.hasBytes()) {
      if (from.isAtEnd() && !endTold) {
        endTold = true;
        tell(Errno.EOF);
      }
      return false;
    }
    sink().allocate(SUGGESTED_READ, into);
    if (!reading || closed) {
      return false;
    }
    if (into.length() == 0) {
      sink().onRead(Errno.ENOBUFS, MemorySegment.NULL, 0);
      sockets.soon(this::serveInput);
      return false;
    }
    int count = from.take(into.segment(), into.offset(), into.length());
    sink().onRead(count, into.segment(), into.offset());
    return true;
  }

  private boolean tell(int end) {
    reading = false;
    sink().onRead(end, MemorySegment.NULL, 0);
    return false;
  }

  @Override
  public int readStart() {
    if (in == null) {
      return Errno.ENOTCONN;
    }
    reading = true;
    sockets.soon(this::serveInput);
    return 0;
  }

  @Override
  public int readStop() {
    reading = false;
    return 0;
  }

  /** Why nothing can be written, or 0. */
  private int refusal() {
    if (out == null) {
      return Errno.ENOTCONN;
    }
    if (broken || shut) {
      return Errno.EPIPE;
    }
    if (sockets.meetsReset()) {
      breakConnection();
      return Errno.ECONNRESET;
    }
    return 0;
  }

  @Override
  public int write(IoVector data) {
    int refusal = data.remaining() == 0 ? 0 : refusal();
    if (refusal < 0 || data.remaining() == 0) {
      return refusal;
    }
    int count = Objects.requireNonNull(out).put(data);
    if (count > 0) {
      return count;
    }
    pending = data;
    return PENDING;
  }

  /** The other side has read something. */
  void goOnWriting() {
    IoVector data = pending;
    if (data == null || closed) {
      return;
    }
    int count = Objects.requireNonNull(out).put(data);
    if (count > 0) {
      pending = null;
      sink().onWrite(count);
    }
  }

  @Override
  public int tryWrite(MemorySegment data, long offset, int length) {
    int refusal = refusal();
    if (refusal < 0 || length == 0) {
      return refusal;
    }
    int count = Objects.requireNonNull(out).offer(data, offset, sockets.part(length));
    return count == 0 ? Errno.EAGAIN : count;
  }

  @Override
  public int tryWrite(IoVector data) {
    int refusal = data.descriptor() >= 0 ? Errno.ENOTSUP : refusal();
    if (refusal < 0) {
      return refusal;
    }
    int count = Objects.requireNonNull(out).put(data);
    return count == 0 && data.remaining() > 0 ? Errno.EAGAIN : count;
  }

  @Override
  public int shutdown() {
    if (out == null || broken) {
      return Errno.ENOTCONN;
    }
    shut = true;
    out.end();
    return 0;
  }

  /** The connection breaks in the middle: both sides hear of it. */
  private void breakConnection() {
    SimSocketPort other = peer;
    if (other != null) {
      other.hearOfReset();
    }
    hearOfReset();
  }

  private void hearOfReset() {
    broken = true;
    sockets.travel(0, this::receiveReset);
  }

  /** The other side has sent a reset. */
  void receiveReset() {
    if (closed) {
      return;
    }
    broken = true;
    if (in != null) {
      in.clear();
    }
    resetToTell = !endTold;
    serveInput();
    if (pending != null && !closed) {
      pending = null;
      sink().onWrite(Errno.ECONNRESET);
    }
  }

  @Override
  public boolean close(boolean reset) {
    closed = true;
    reading = false;
    pending = null;
    for (SimSocketPort waiting : backlog) {
      waiting.close(true);
    }
    if (local != null) {
      sockets.unbind(local, this);
    }
    SimSocketPort other = peer;
    if (other != null && out != null && in != null && !broken) {
      if (reset || in.hasBytes()) {
        other.hearOfReset();
      } else if (!shut) {
        out.end();
      }
    }
    return true;
  }
}
