package dev.alicorn.loop.linux.epoll;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.IoVector;
import dev.alicorn.loop.spi.StreamKind;
import java.util.Objects;

/**
 * A stream port on a descriptor that is registered once, for all its edges. What the last edge said
 * and was not used up is remembered.
 *
 * <p>Loop thread only.
 */
final class EpollStreamPort extends WaitingPort {
  /** How many connections a server may take in its turn. */
  private static final int ACCEPTS_A_TURN = 64;

  private final EpollBackend backend;
  private long key;
  private boolean connecting;

  EpollStreamPort(EpollBackend backend, StreamKind kind) {
    this(backend, new Descriptor(backend.sockets, kind));
  }

  private EpollStreamPort(EpollBackend backend, Descriptor descriptor) {
    super(backend, descriptor);
    this.backend = backend;
  }

  /** All edges are told of from then on. */
  @Override
  protected int register() {
    if (key != 0) {
      return 0;
    }
    long result = backend.register(descriptor.fd(), this);
    if (result < 0) {
      return (int) result;
    }
    key = result;
    return 0;
  }

  @Override
  public int open(int fd) {
    if (descriptor.isOpen()) {
      return Errno.EBUSY;
    }
    int directions = descriptor.adopt(fd);
    if (directions < 0) {
      return directions;
    }
    int result = register();
    if (result < 0) {
      descriptor.disown();
      return result;
    }
    return directions;
  }

  @Override
  public void acceptStart() {
    accepting = true;
    if (readable) {
      askForTurn();
    }
  }

  @Override
  public void acceptStop() {
    accepting = false;
  }

  @Override
  protected void awaitConnect() {
    connecting = true;
  }

  @Override
  protected void awaitRoom() {
    // Being full, the descriptor makes an edge when there is room.
  }

  @Override
  public void onEvents(int events) {
    if ((events & HANG_UP) != 0) {
      hungUp = true;
    }
    if ((events & (EpollEvents.IN | HANG_UP)) != 0) {
      readable = true;
    }
    if (connecting && (events & (EpollEvents.OUT | HANG_UP)) != 0) {
      connecting = false;
      tellConnected();
    }
    if (readable) {
      serveInput();
    }
    if (writing != null && !closed && (events & (EpollEvents.OUT | HANG_UP)) != 0) {
      serveWrite();
    }
  }

  @Override
  protected void serveInput() {
    if (closed) {
      return;
    }
    if (listening) {
      serveAccepts();
    } else {
      serveReads();
    }
  }

  private void serveAccepts() {
    for (int i = 0; i < ACCEPTS_A_TURN && accepting && !closed; i++) {
      int fd = sockets.accept(descriptor.fd());
      if (fd == Errno.EAGAIN) {
        readable = false;
        return;
      }
      if (fd >= 0) {
        deliver(fd);
      } else if (fd == Errno.EMFILE || fd == Errno.ENFILE) {
        if (!sockets.shed(descriptor.fd())) {
          askForTurnLater(); // those that wait make no new edge
          return;
        }
      } else if (fd != Errno.ECONNABORTED) {
        askForTurnLater();
        sink().onConnection(null, fd);
        return;
      }
    }
    if (readable && accepting && !closed) {
      askForTurn();
    }
  }

  private void deliver(int fd) {
    EpollStreamPort port = new EpollStreamPort(backend, descriptor.accepted(fd));
    int result = port.register();
    if (result < 0) {
      Sockets.close(fd);
      sink().onConnection(null, result);
    } else {
      sink().onConnection(port, 0);
    }
  }

  private void serveWrite() {
    IoVector data = Objects.requireNonNull(writing);
    int result = descriptor.write(data);
    if (result != Errno.EAGAIN) {
      tellWritten(result);
    }
  }

  @Override
  public boolean close(boolean reset) {
    closed = true;
    reading = false;
    accepting = false;
    writing = null;
    if (key != 0) {
      backend.unregister(key);
    }
    closeDescriptor(reset);
    return true;
  }
}
