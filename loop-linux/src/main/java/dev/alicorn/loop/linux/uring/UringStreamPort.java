package dev.alicorn.loop.linux.uring;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.IoVector;
import dev.alicorn.loop.linux.epoll.Descriptor;
import dev.alicorn.loop.linux.epoll.Sockets;
import dev.alicorn.loop.spi.StreamKind;
import java.net.SocketAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stream port whose input comes by operations that go on: connections, pieces of bytes, or edges
 * of readiness. At most one for its input and one for its output is under way.
 *
 * <p>Pieces are received where the sink takes memory that is not its own, from sockets. Other
 * memory, other descriptors and those that bring descriptors along are read when they are ready.
 * What is written is tried at once; the rest is sent when there is room.
 */
final class UringStreamPort extends ReceivingPort implements Completer {
  /** The operation that brings connections; no other completer has this number. */
  static final int ACCEPT = 2;

  private static final int RECEIVE = 3;
  private static final int READABLE = 4;
  private static final int CONNECT = 5;
  private static final int WRITABLE = 6;
  private static final int SEND = 7;
  private static final int RETRY = 8;

  private static final int EINPROGRESS = -115;
  private static final int POLLIN = 0x001 | 0x2000; // and POLLRDHUP
  private static final int HANG_UP = 0x2000 | 0x10 | 0x8; // POLLRDHUP, POLLHUP, POLLERR

  private final UringBackend backend;
  private @Nullable IoVector writing;
  private long key;
  private boolean added;

  /** The operation under way for input, or 0. */
  private int input;

  /** The operation under way for output, or 0. */
  private int output;

  private boolean inputEnding;
  private boolean armAsked;
  private boolean listening;
  private boolean accepting;
  private boolean outOfDescriptors;

  UringStreamPort(UringBackend backend, StreamKind kind) {
    this(backend, new Descriptor(backend.sockets, kind));
  }

  private UringStreamPort(UringBackend backend, Descriptor descriptor) {
    super(backend, descriptor);
    this.backend = backend;
  }

  @Override
  public int open(int fd) {
    if (descriptor.isOpen()) {
      return Errno.EBUSY;
    }
    int result = backend.check(fd);
    return result < 0 ? result : descriptor.adopt(fd);
  }

  @Override
  public int listen(int backlog) {
    if (!listening) {
      int result = descriptor.listen(backlog);
      if (result < 0) {
        return result;
      }
      listening = true;
    }
    acceptStart();
    return 0;
  }

  @Override
  public void acceptStart() {
    accepting = true;
    wantInput();
  }

  @Override
  public void acceptStop() {
    accepting = false;
    endInput();
  }

  @Override
  public int connect(SocketAddress address) {
    int result = descriptor.connect(address);
    if (result < 0 && result != EINPROGRESS) {
      return result;
    }
    waitForRoom(CONNECT);
    return 0;
  }

  private long key() {
    if (!added) {
      added = true;
      key = backend.add(this);
    }
    return key;
  }

  private void waitForRoom(int operation) {
    output = operation;
    backend.poll(descriptor.fd(), UringBackend.POLLOUT, false, key(), operation);
  }

  /** Has the input armed with the next poll, when it is wanted and not under way. */
  private void wantInput() {
    boolean wanted = listening ? accepting && !outOfDescriptors : reading;
    if (wanted && !closed && input == 0 && !armAsked) {
      armAsked = true;
      backend.armLater(this);
    }
  }

  /** The backend's answer to what {@link #wantInput} asked for. */
  void arm() {
    armAsked = false;
    if (closed || input != 0) {
      return;
    }
    int fd = descriptor.fd();
    if (listening) {
      if (accepting) {
        input = ACCEPT;
        backend.accept(fd, key(), ACCEPT);
      }
    } else if (reading) {
      boolean lent = passing == null && descriptor.isSocket() && sink().acceptsForeignBuffers();
      input = lent ? RECEIVE : READABLE;
      if (lent) {
        backend.receive(fd, key(), RECEIVE);
      } else {
        backend.poll(fd, POLLIN, true, key(), READABLE);
      }
    }
  }

  /** Has the input end, which its last completion tells; what comes before is kept. */
  private void endInput() {
    if (input != 0 && !inputEnding) {
      inputEnding = true;
      backend.cancel(UringBackend.data(key, input));
    }
  }

  @Override
  public void complete(int operation, int result, int flags) {
    if (operation == input && (flags & Ring.MORE) == 0) {
      input = 0;
      inputEnding = false;
    }
    if (operation == output) {
      output = 0;
    }
    switch (operation) {
      case ACCEPT -> accepted(result);
      case RECEIVE -> received(result, flags);
      case READABLE -> onEvents(result < 0 ? 0 : result);
      case CONNECT -> connected(result);
      case RETRY -> {
        outOfDescriptors = false;
        endInput();
      }
      default -> writeOn(operation, result);
    }
    wantInput();
  }

  private void accepted(int result) {
    if (result >= 0) {
      sink().onConnection(new UringStreamPort(backend, descriptor.accepted(result)), 0);
      return;
    }
    switch (result) {
      case Errno.ECANCELED, Errno.ECONNABORTED, Errno.EAGAIN, Errno.EINTR -> {}
      case Errno.EMFILE, Errno.ENFILE -> {
        if (!sockets.shed(descriptor.fd())) {
          acceptLater();
        }
      }
      default -> {
        acceptLater();
        sink().onConnection(null, result);
      }
    }
  }

  /** To try at once would fail at once. */
  private void acceptLater() {
    outOfDescriptors = true;
    backend.retry(key, RETRY);
  }

  private void received(int result, int flags) {
    if ((flags & Ring.BUFFER) != 0) {
      int id = flags >>> 16;
      if (result > 0) {
        received(backend.buffers().memory(), ReceiveBuffers.offset(id), result);
      }
      backend.buffers().giveBack(id);
    }
    switch (result) {
      case 0 -> ended(Errno.EOF);
      case Errno.ENOBUFS -> backend.buffers().grow();
      case Errno.ECANCELED, Errno.EAGAIN, Errno.EINTR -> {}
      default -> {
        if (result < 0) {
          ended(result);
        } else if (!closed && !(reading && sink().acceptsForeignBuffers())) {
          endInput();
        }
      }
    }
  }

  @Override
  public void onEvents(int events) {
    hungUp |= (events & HANG_UP) != 0;
    readable |= events != 0;
    serveInput();
  }

  @Override
  protected void serveInput() {
    serveKept();
    if (readable && !hasKept()) {
      serveReads();
    }
  }

  private void connected(int result) {
    if (result == Errno.ECANCELED) {
      waitForRoom(CONNECT);
    } else {
      sink().onConnect(-sockets.get(descriptor.fd(), Sockets.SOL_SOCKET, Sockets.SO_ERROR));
    }
  }

  @Override
  public int readStart() {
    if (!descriptor.isOpen()) {
      return Errno.ENOTCONN;
    }
    reading = true;
    if (readable || hasKept()) {
      askForTurn();
    }
    wantInput();
    return 0;
  }

  /** What is under way goes on: most readers that stop start again before something comes. */
  @Override
  public int readStop() {
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
    sendOn(data);
    return PENDING;
  }

  private void sendOn(IoVector data) {
    if (!descriptor.isSocket() || data.descriptor() >= 0 || !data.segment(0).isNative()) {
      waitForRoom(WRITABLE);
      return;
    }
    output = SEND;
    long address = data.segment(0).address() + data.offset(0);
    backend.send(descriptor.fd(), address, data.length(0), key(), SEND);
  }

  /** There is room, or some was sent. */
  private void writeOn(int operation, int result) {
    if (closed) {
      backend.remove(key);
      sink().onClosed();
      return;
    }
    IoVector data = Objects.requireNonNull(writing);
    int written = operation == WRITABLE ? descriptor.write(data) : result;
    if (written == Errno.EAGAIN || written == Errno.ECANCELED || written == Errno.EINTR) {
      sendOn(data);
    } else {
      writing = null;
      sink().onWrite(written);
    }
  }

  @Override
  public boolean close(boolean reset) {
    closed = true;
    reading = false;
    accepting = false;
    long sending = output == SEND ? UringBackend.data(key, SEND) : 0;
    if (input != 0 || output != 0) {
      backend.cancelNow(
          input == 0 ? 0 : UringBackend.data(key, input),
          output == 0 ? 0 : UringBackend.data(key, output));
    }
    closeDescriptor(reset);
    if (!backend.isOver(sending)) {
      return false; // the kernel may still read the memory
    }
    if (added) {
      backend.remove(key);
    }
    return true;
  }

  @Override
  public void submitAgain() {
    int before = output;
    input = 0;
    inputEnding = false;
    output = 0;
    outOfDescriptors = false;
    if (closed) {
      writeOn(before, 0);
    } else if (before == CONNECT) {
      waitForRoom(CONNECT);
    } else if (writing != null) {
      sendOn(writing);
    }
    if (listening && !closed) {
      backend.retry(key, RETRY); // the old ring, while it ends, may still be told of a connection
    }
    wantInput();
  }
}
