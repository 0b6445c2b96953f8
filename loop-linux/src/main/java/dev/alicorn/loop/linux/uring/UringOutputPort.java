package dev.alicorn.loop.linux.uring;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.IoVector;
import dev.alicorn.loop.linux.epoll.Descriptor;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The small sends of a stream port on a ring.
 *
 * <p>A small {@code tryWrite} is taken as the kernel's buffer would take it: it is sent with those
 * of the other ports when the callbacks of the poll are done. Should the kernel not have room then,
 * the rest of it is sent later, and before anything else, also after a close; should it fail, the
 * next write tells.
 *
 * <p>Loop thread only.
 */
abstract class UringOutputPort extends UringInputPort {
  /** A send that waits for the callbacks of its poll; no other completer has this number. */
  static final int SMALL = 9;

  /** The operation that sends what is left of one. */
  static final int REST = 10;

  /** The operation under way for output, or 0. */
  int output;

  private final UringBackend backend;

  /** In which window the last small send was prepared, where and how long. */
  private int smallWindow;

  private int smallSlot;
  private int smallLength;

  /** What is left of a small send. */
  private @Nullable MemorySegment rest;

  /** What a small send failed of, until a write tells. */
  private int failure;

  private boolean shutAfterRest;

  UringOutputPort(UringBackend backend, Descriptor descriptor) {
    super(backend, descriptor);
    this.backend = backend;
  }

  @Override
  public final int tryWrite(MemorySegment data, long offset, int length) {
    int late = settle();
    if (late < 0) {
      return late;
    }
    boolean small = length <= SmallSends.MOST_BYTES && length > 0;
    if (!small || output != 0 || !descriptor.isSocket() || !backend.takesSmallSend()) {
      return super.tryWrite(data, offset, length);
    }
    SmallSends sends = backend.sends();
    smallWindow = sends.window();
    smallSlot = sends.add(backend.ring(), data, offset, length);
    smallLength = length;
    backend.sendSmall(descriptor.fd(), sends.address(smallSlot), length, key(), SMALL);
    return length;
  }

  @Override
  public final int tryWrite(IoVector data) {
    int late = settle();
    return late < 0 ? late : super.tryWrite(data);
  }

  @Override
  public final int write(IoVector data) {
    int late = settle();
    if (late == Errno.EAGAIN && data.remaining() > 0) {
      writing = data; // goes on when the rest is sent
      return PENDING;
    }
    return late < 0 ? late : super.write(data);
  }

  @Override
  public final int shutdown() {
    flush();
    if (rest != null) {
      shutAfterRest = true;
      return 0;
    }
    return super.shutdown();
  }

  @Override
  public final int fileno() {
    flush(); // who takes the descriptor may write to it
    return super.fileno();
  }

  /** Has the kernel told what becomes of the small send that was taken last. */
  final void flush() {
    if (smallWindow == backend.sends().window()) {
      backend.submitSmallSends();
    }
  }

  /**
   * Has the small send that was taken last go before anything else is done: 0 when it is with the
   * kernel, EAGAIN as long as it is not, or what it failed of.
   */
  private int settle() {
    flush();
    if (rest != null || smallWindow == backend.sends().window()) {
      return Errno.EAGAIN;
    }
    int result = failure;
    failure = 0;
    return result;
  }

  /** The kernel took a part of the small send only, or nothing. */
  final void smallSendFailed(int result) {
    if (result < 0 && !isPassing(result)) {
      failure = result;
      return;
    }
    rest = backend.sends().keep(smallSlot, Math.max(result, 0), smallLength);
    sendRest(rest);
  }

  /** Whether to try again is the answer to an error. */
  static boolean isPassing(int result) {
    return result == Errno.EAGAIN || result == Errno.ECANCELED || result == Errno.EINTR;
  }

  private void sendRest(MemorySegment data) {
    output = REST;
    backend.send(descriptor.fd(), data.address(), (int) data.byteSize(), key(), REST);
  }

  /** Some of the rest was sent, or it failed. */
  final void restSent(int result) {
    MemorySegment left = Objects.requireNonNull(rest);
    if (result > 0) {
      left = left.asSlice(result);
    } else if (!isPassing(result)) {
      failure = result;
      left = MemorySegment.NULL;
    }
    if (left.byteSize() > 0) {
      rest = left;
      sendRest(left);
      return;
    }
    rest = null;
    if (shutAfterRest) {
      super.shutdown();
    }
    goOnAfterRest(writing == null ? 0 : settle());
  }

  /**
   * The rest is with the kernel, or lost: what waited for that goes on.
   *
   * @param late 0, or what it failed of, if a write waits to be told
   */
  abstract void goOnAfterRest(int late);

  final boolean hasRest() {
    return rest != null;
  }

  final void dropRest() {
    rest = null;
  }

  /** In a new ring: what the old one did not send. False if there is nothing. */
  final boolean sendAgain() {
    if (smallWindow == backend.sends().window()) {
      smallSendFailed(Errno.EAGAIN); // was never submitted
    } else if (rest != null) {
      sendRest(rest);
    }
    return rest != null;
  }
}
