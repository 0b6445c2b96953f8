package dev.alicorn.loop.linux.uring;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.ReadBuffer;
import dev.alicorn.loop.linux.epoll.Descriptor;
import dev.alicorn.loop.linux.epoll.WaitingPort;
import java.lang.foreign.MemorySegment;

/**
 * A stream port to which bytes come that were received already: it lends them to the sink, copies
 * them to the sink's own memory, or keeps them until they are wanted.
 *
 * <p>Loop thread only.
 */
abstract class ReceivingPort extends WaitingPort {
  private final UringBackend backend;
  private final KeptBytes kept = new KeptBytes();

  ReceivingPort(UringBackend backend, Descriptor descriptor) {
    super(backend, descriptor);
    this.backend = backend;
  }

  /** Whether something waits that was received while the sink did not want it. */
  final boolean hasKept() {
    return !kept.isEmpty() || kept.end() != 0;
  }

  /** Bytes came, in memory that is lent until this returns. */
  final void received(MemorySegment memory, long offset, int length) {
    int done = kept.isEmpty() ? deliver(memory, offset, length) : 0;
    if (done < length && !closed) {
      kept.add(memory, offset + done, length - done);
      if (reading) {
        askForTurn();
      }
    }
  }

  /** The end came, or an error. */
  final void ended(int code) {
    if (!reading || hasKept()) {
      kept.setEnd(code);
      return;
    }
    reading = false;
    if (sink().acceptsForeignBuffers()) {
      sink().onRead(code, MemorySegment.NULL, 0);
    } else {
      ReadBuffer into = backend.readBuffer;
      sink().allocate(SUGGESTED_READ, into);
      sink().onRead(code, into.segment(), into.offset());
    }
  }

  /** Goes on with what was kept. */
  final void serveKept() {
    while (reading && !closed && !kept.isEmpty()) {
      MemorySegment piece = kept.take();
      int length = (int) piece.byteSize();
      int done = deliver(piece, 0, length);
      if (done < length) {
        kept.putBack(piece.asSlice(done));
        if (reading && !closed) {
          askForTurn(); // there was no memory
        }
        return;
      }
    }
    int end = kept.end();
    if (end != 0 && kept.isEmpty() && reading && !closed) {
      kept.setEnd(0);
      ended(end);
    }
  }

  /** How many bytes the sink took. */
  private int deliver(MemorySegment memory, long offset, int length) {
    if (!reading || closed) {
      return 0;
    }
    if (sink().acceptsForeignBuffers()) {
      sink().onRead(length, memory, offset);
      return length;
    }
    int done = 0;
    while (done < length && reading && !closed) {
      ReadBuffer into = backend.readBuffer;
      sink().allocate(SUGGESTED_READ, into);
      if (!reading || closed) {
        return done;
      }
      int count = Math.min(into.length(), length - done);
      MemorySegment target = into.segment();
      long at = into.offset();
      if (count == 0) {
        sink().onRead(Errno.ENOBUFS, target, at);
        return done;
      }
      MemorySegment.copy(memory, offset + done, target, at, count);
      done += count;
      sink().onRead(count, target, at);
    }
    return done;
  }
}
