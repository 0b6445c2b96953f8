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
final class UringStreamPort extends UringInputPort {
  private static final int CONNECT = 5;
  private static final int WRITABLE = 6;
  private static final int SEND = 7;

  private final UringBackend backend;

  /** The operation under way for output, or 0. */
  private int output;

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
    if (written == Errno.EAGAIN || written == Errno.ECANCELED || written == Errno.EINTR) {
      awaitRoom();
    } else {
      tellWritten(written);
    }
  }

  @Override
  public boolean close(boolean reset) {
    closed = true;
    reading = false;
    accepting = false;
    long inputData = inputData();
    long outputData = output == 0 ? 0 : RingPoller.data(key(), output);
    long sending = output == SEND ? outputData : 0;
    if (inputData != 0 || outputData != 0) {
      backend.cancelNow(inputData, outputData);
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
    if (closed) {
      writeOn(before, 0);
    } else if (before == CONNECT) {
      awaitConnect();
    } else if (writing != null) {
      awaitRoom();
    }
    submitInputAgain();
  }
}
