package dev.alicorn.loop.linux.epoll;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.IoVector;
import dev.alicorn.loop.spi.StreamKind;
import java.net.SocketAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stream port on a descriptor.
 *
 * <p>Being edge-triggered, it remembers what the last edge said and was not used up: {@code
 * readable} and {@code writable} hold until the kernel says EAGAIN or gives less than was asked
 * for. A port that wants to go on without a new edge asks the poller for a turn.
 */
final class EpollStreamPort extends DescriptorPort {
  /** How many connections a server may take in its turn. */
  private static final int ACCEPTS_A_TURN = 64;

  private static final int EINPROGRESS = -115;
  private static final int HANG_UP = EpollEvents.RDHUP | EpollEvents.HUP | EpollEvents.ERR;

  private final EpollBackend backend;
  private @Nullable IoVector writing;
  private long key;
  private boolean connecting;
  private boolean listening;
  private boolean accepting;

  EpollStreamPort(EpollBackend backend, StreamKind kind) {
    this(backend, new Descriptor(backend.sockets, kind));
  }

  private EpollStreamPort(EpollBackend backend, Descriptor descriptor) {
    super(backend, descriptor);
    this.backend = backend;
  }

  private int register() {
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
  public int listen(int backlog) {
    if (!listening) {
      int result = descriptor.listen(backlog);
      result = result < 0 || key != 0 ? result : register();
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
    if (readable) {
      askForTurn();
    }
  }

  @Override
  public void acceptStop() {
    accepting = false;
  }

  @Override
  public int connect(SocketAddress address) {
    int result = descriptor.connect(address);
    if (result < 0 && result != EINPROGRESS) {
      return result;
    }
    if (key == 0) {
      int registered = register();
      if (registered < 0) {
        return registered;
      }
    }
    connecting = true;
    return 0;
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
      sink().onConnect(-sockets.get(descriptor.fd(), Sockets.SOL_SOCKET, Sockets.SO_ERROR));
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
          readable = false;
          return;
        }
      } else if (fd != Errno.ECONNABORTED) {
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
      writing = null;
      sink().onWrite(result);
    }
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
    return PENDING;
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
