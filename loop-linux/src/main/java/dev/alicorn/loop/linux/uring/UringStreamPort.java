package dev.alicorn.loop.linux.uring;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.IoVector;
import dev.alicorn.loop.linux.epoll.Descriptor;
import dev.alicorn.loop.spi.StreamKind;
import java.util.Objects;

/**
 * A stream port on a ring. What is written is tried at once; the rest is sent when there is room,
 * by the one operation for output that is under way at a time.
 *
 * <p>Loop thread only.
 */
final class UringStreamPort extends UringOutputPort {
  private static final int CONNECT = 5;
  private static final int WRITABLE = 6;
  private static final int SEND = 7;

  private final UringBackend backend;

  UringStreamPort(UringBackend backend, StreamKind kind) {
    this(backend, new Descriptor(backend.sockets, kind));
  }

  private UringStreamPort(UringBackend backend, Descriptor descriptor) {
    super(backend, descriptor);
    this.backend = backend;
  }

  @Override
  UringInputPort accepted(Descriptor connection) {
    return new UringStreamPort(backend, connection);
  }

  @Override
  public int open(int fd) {
    if (descriptor.isOpen()) {
      return Errno.EBUSY;
    }
    int result = backend.check(fd);
    return result < 0 ? result : descriptor.adopt(fd);
  }

  /** A ring needs to know nothing beforehand. */
  @Override
  protected int register() {
    return 0;
  }

  @Override
  protected void awaitConnect() {
    waitFor(CONNECT);
  }

  private void waitFor(int operation) {
    output = operation;
    backend.poll(descriptor.fd(), RingPoller.POLLOUT, false, key(), operation);
  }

  @Override
  void goOnAfterRest(int late) {
    if (closed) {
      closeDescriptor(false);
      forgetKey();
    } else if (writing != null) {
      writeOn(late < 0 ? REST : WRITABLE, late);
    }
  }

  @Override
  protected void awaitRoom() {
    IoVector data = Objects.requireNonNull(writing);
    if (!descriptor.isSocket() || data.descriptor() >= 0 || !data.segment(0).isNative()) {
      waitFor(WRITABLE);
      return;
    }
    output = SEND;
    long address = data.segment(0).address() + data.offset(0);
    backend.send(descriptor.fd(), address, data.length(0), key(), SEND);
  }

  @Override
  void completeOutput(int operation, int result) {
    if (operation == output) {
      output = 0;
    }
    if (operation == CONNECT) {
      connected(result);
    } else if (operation == REST && hasRest()) {
      restSent(result);
    } else {
      writeOn(operation, result);
    }
  }

  private void connected(int result) {
    if (result == Errno.ECANCELED) {
      awaitConnect();
    } else {
      tellConnected();
    }
  }

  /** There is room, or some was sent. */
  private void writeOn(int operation, int result) {
    if (closed) {
      forgetKey();
      sink().onClosed();
      return;
    }
    IoVector data = Objects.requireNonNull(writing);
    int written = operation == WRITABLE ? descriptor.write(data) : result;
    if (isPassing(written)) {
      awaitRoom();
    } else {
      tellWritten(written);
    }
  }

  @Override
  public boolean close(boolean reset) {
    flush();
    closed = true;
    reading = false;
    accepting = false;
    long inputData = inputData();
    if (reset) {
      dropRest();
    }
    boolean late = hasRest();
    long outputData = output == 0 || late ? 0 : RingPoller.data(key(), output);
    long sending = output == SEND || output == REST ? outputData : 0;
    if (inputData != 0 || outputData != 0) {
      backend.cancelNow(inputData, outputData);
    }
    if (late) {
      return true; // the descriptor follows when the rest is sent
    }
    closeDescriptor(reset);
    if (!backend.isOver(sending)) {
      return false; // the kernel may still read the memory
    }
    forgetKey();
    return true;
  }

  @Override
  public void submitAgain() {
    int before = output;
    output = 0;
    if (!sendAgain()) {
      submitOutputAgain(before);
    }
    submitInputAgain();
  }

  private void submitOutputAgain(int operation) {
    if (closed) {
      writeOn(operation, 0);
    } else if (operation == CONNECT) {
      awaitConnect();
    } else if (writing != null) {
      awaitRoom();
    }
  }
}
