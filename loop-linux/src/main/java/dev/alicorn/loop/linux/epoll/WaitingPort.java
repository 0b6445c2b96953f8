package dev.alicorn.loop.linux.epoll;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.IoVector;
import dev.alicorn.loop.ReadBuffer;
import java.lang.foreign.MemorySegment;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * The part of a stream port that is the same however its poller waits: what it waits for, and what
 * it does when that has come.
 *
 * <p>Loop thread only. {@code readable} holds until the kernel says EAGAIN or gives less than was
 * asked for. A port that wants to go on without a new event asks the poller for a turn.
 */
public abstract class WaitingPort extends DescriptorPort implements Pollable {
  /** What a read asks its sink for, in bytes. */
  protected static final int SUGGESTED_READ = 64 * 1024;

  /** Events that no more than what is there already will come. */
  protected static final int HANG_UP = EpollEvents.RDHUP | EpollEvents.HUP | EpollEvents.ERR;

  /** How many full buffers a port may take in its turn. */
  private static final int READS_A_TURN = 32;

  private static final int EINPROGRESS = -115;

  /** Whether bytes, an end or a connection may wait in the kernel. */
  protected boolean readable;

  /** Whether the end has been told of, so that a short read may not be the last. */
  protected boolean hungUp;

  /** Whether the sink wants to be read to. */
  protected boolean reading;

  /** Whether it is a server's. */
  protected boolean listening;

  /** Whether the sink wants connections. */
  protected boolean accepting;

  /** Whether it was closed. */
  protected boolean closed;

  /** What waits for room. */
  protected @Nullable IoVector writing;

  private final Poller poller;
  private boolean turnAsked;

  /** On a descriptor that is open already or comes to be later. */
  protected WaitingPort(Poller poller, Descriptor descriptor) {
    super(poller.sockets, descriptor);
    this.poller = poller;
  }

  /** Has the poller know the descriptor, if it must before it can wait; 0 or errno. */
  protected abstract int register();

  /** Has the poller tell of the end of the connect that was begun. */
  protected abstract void awaitConnect();

  /** Has the poller tell of room for {@link #writing}. */
  protected abstract void awaitRoom();

  /** Takes what waits in the kernel, as far as it is wanted. */
  protected abstract void serveInput();

  @Override
  public final int listen(int backlog) {
    if (!listening) {
      int result = descriptor.listen(backlog);
      result = result < 0 ? result : register();
      if (result < 0) {
        return result;
      }
      listening = true;
    }
    acceptStart();
    return 0;
  }

  @Override
  public final int connect(SocketAddress address) {
    int result = descriptor.connect(address);
    result = result < 0 && result != EINPROGRESS ? result : register();
    if (result == 0) {
      awaitConnect();
    }
    return result;
  }

  /** Tells how the connect ended. */
  protected final void tellConnected() {
    sink().onConnect(-sockets.get(descriptor.fd(), Sockets.SOL_SOCKET, Sockets.SO_ERROR));
  }

  @Override
  public int readStart() {
    if (!descriptor.isOpen()) {
      return Errno.ENOTCONN;
    }
    reading = true;
    if (readable) {
      askForTurn();
    }
    return 0;
  }

  /** What is under way goes on: most readers that stop start again before something comes. */
  @Override
  public final int readStop() {
    reading = false;
    return 0;
  }

  @Override
  public int write(IoVector data) {
    if (data.remaining() == 0) {
      return 0;
    }
    int result = descriptor.write(data);
    if (result != Errno.EAGAIN) {
      return result;
    }
    writing = data;
    awaitRoom();
    return PENDING;
  }

  /** Tells how much of {@link #writing} went, or errno. */
  protected final void tellWritten(int result) {
    writing = null;
    sink().onWrite(result);
  }

  /** Comes back at the next poll. */
  protected final void askForTurn() {
    if (!turnAsked) {
      turnAsked = true;
      poller.comeBack(this);
    }
  }

  /** Comes back in a while: to try at once would fail at once. */
  protected final void askForTurnLater() {
    if (!turnAsked) {
      turnAsked = true;
      poller.comeBackLater(this);
    }
  }

  @Override
  public final void onTurn() {
    turnAsked = false;
    serveInput();
  }

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
  public final void release() {
    closed = true;
    descriptor.close(false);
  }
}
