package dev.alicorn.loop.linux.uring;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.linux.epoll.Descriptor;

/**
 * The input of a stream port on a ring: operations that go on bring connections, pieces of bytes,
 * or edges of readiness. At most one of them is under way.
 *
 * <p>Pieces are received where the sink takes memory that is not its own, from sockets. Other
 * memory, other descriptors and those that bring descriptors along are read when they are ready.
 */
abstract class UringInputPort extends ReceivingPort implements Completer {
  /** The operation that brings connections; no other completer has this number. */
  static final int ACCEPT = 2;

  private static final int RECEIVE = 3;
  private static final int READABLE = 4;
  private static final int RETRY = 8;

  private static final int POLLIN = 0x001 | 0x2000; // and POLLRDHUP

  private final UringBackend backend;
  private long key;
  private boolean added;

  /** The operation under way, or 0. */
  private int input;

  private boolean inputEnding;
  private boolean armAsked;
  private boolean outOfDescriptors;

  UringInputPort(UringBackend backend, Descriptor descriptor) {
    super(backend, descriptor);
    this.backend = backend;
  }

  /** The port of a connection that came. */
  abstract UringInputPort accepted(Descriptor connection);

  /** What completions of its operations are known by. */
  final long key() {
    if (!added) {
      added = true;
      key = backend.add(this);
    }
    return key;
  }

  /** Its completions are nobody's from now on. */
  final void forgetKey() {
    if (added) {
      backend.remove(key);
    }
  }

  /** What the operation under way is cancelled by, or 0. */
  final long inputData() {
    return input == 0 ? 0 : RingPoller.data(key, input);
  }

  @Override
  public final void acceptStart() {
    accepting = true;
    wantInput();
  }

  @Override
  public final void acceptStop() {
    accepting = false;
    endInput();
  }

  @Override
  public final int readStart() {
    int result = super.readStart();
    if (result == 0) {
      if (hasKept()) {
        askForTurn();
      }
      wantInput();
    }
    return result;
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
  final void arm() {
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
      backend.cancel(RingPoller.data(key, input));
    }
  }

  @Override
  public final void complete(int operation, int result, int flags) {
    if (operation == input && (flags & Ring.MORE) == 0) {
      input = 0;
      inputEnding = false;
    }
    switch (operation) {
      case ACCEPT -> accepted(result);
      case RECEIVE -> received(result, flags);
      case READABLE -> onEvents(result < 0 ? 0 : result);
      case RETRY -> {
        outOfDescriptors = false;
        endInput();
      }
      default -> completeOutput(operation, result);
    }
    wantInput();
  }

  /** An operation that is none of the input's is done. */
  abstract void completeOutput(int operation, int result);

  private void accepted(int result) {
    if (result >= 0) {
      sockets.keepSpare();
      sink().onConnection(accepted(descriptor.accepted(result)), 0);
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
  public final void onEvents(int events) {
    hungUp |= (events & HANG_UP) != 0;
    readable |= events != 0;
    serveInput();
  }

  @Override
  protected final void serveInput() {
    serveKept();
    if (readable && !hasKept()) {
      serveReads();
    }
  }

  /** The ring is another one: what was under way is not any more. */
  final void submitInputAgain() {
    input = 0;
    inputEnding = false;
    outOfDescriptors = false;
    if (listening && !closed) {
      backend.retry(key, RETRY); // the old ring, while it ends, may still be told of a connection
    }
    wantInput();
  }
}
