package dev.alicorn.node.bindings;

import dev.alicorn.engine.PinnedBytes;
import dev.alicorn.loop.Errno;
import dev.alicorn.loop.Stream;
import dev.alicorn.loop.SystemError;
import dev.alicorn.node.bridge.StreamEvents;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * A stream of the loop under the id by which JavaScript knows it.
 *
 * <p>Loop thread only. What happens becomes events; what fails at once becomes an event too, so
 * that each accepted operation completes exactly once.
 */
final class HostStream {
  final int id;
  final Stream stream;
  private final StreamEvents events;
  private final ReadSlab slab;
  private boolean reading;

  HostStream(int id, Stream stream, StreamEvents events, ReadSlab slab) {
    this.id = id;
    this.stream = stream;
    this.events = events;
    this.slab = slab;
    stream.attach(this);
  }

  void readStart() {
    if (reading || stream.isClosing()) {
      return;
    }
    try {
      stream.readStart(slab, HostStream::onRead);
      reading = true;
    } catch (SystemError e) {
      events.readEnd(id, e.errno());
    }
  }

  void readStop() {
    if (reading && !stream.isClosing()) {
      stream.readStop();
    }
    reading = false;
  }

  private static void onRead(Stream from, int nread, MemorySegment buffer, long offset) {
    if (from.attachment() instanceof HostStream self) {
      self.onRead(nread);
    }
  }

  private void onRead(int nread) {
    if (nread > 0) {
      events.read(id, slab.take(nread), nread);
    } else if (nread < 0) {
      reading = false;
      events.readEnd(id, nread);
    }
  }

  /** Writes bytes that are this call's only: what the kernel does not take now is copied. */
  void write(MemorySegment memory, long offset, int length) {
    int taken = tryWrite(memory, offset, length);
    if (taken < 0 || taken == length) {
      events.written(id, Math.min(taken, 0));
      return;
    }
    MemorySegment rest = Arena.ofAuto().allocate(length - (long) taken);
    MemorySegment.copy(memory, offset + taken, rest, 0, rest.byteSize());
    queue(rest, 0, null);
  }

  /**
   * Writes bytes that stay in place until they are let go.
   *
   * @return whether all was taken at once, so that no event follows
   */
  boolean write(PinnedBytes bytes) {
    MemorySegment memory = bytes.segment();
    int length = (int) memory.byteSize();
    int taken = tryWrite(memory, 0, length);
    if (taken == length) {
      bytes.close();
      return true;
    }
    if (taken < 0) {
      bytes.close();
      events.written(id, taken);
    } else {
      queue(memory, taken, bytes);
    }
    return false;
  }

  /** How much the kernel took at once, 0 when it must wait, or what went wrong. */
  private int tryWrite(MemorySegment memory, long offset, int length) {
    if (stream.isClosing()) {
      return Errno.ECANCELED;
    }
    try {
      int taken = stream.tryWrite(memory, offset, length);
      return taken == Errno.EAGAIN ? 0 : taken;
    } catch (SystemError e) {
      return e.errno();
    }
  }

  private void queue(MemorySegment memory, long from, @Nullable PinnedBytes pin) {
    try {
      stream.write(
          memory,
          from,
          (int) (memory.byteSize() - from),
          (request, status) -> {
            if (pin != null) {
              pin.close();
            }
            events.written(id, status);
          });
    } catch (SystemError e) {
      if (pin != null) {
        pin.close();
      }
      events.written(id, e.errno());
    }
  }

  void shutdown() {
    if (stream.isClosing()) {
      events.shutDown(id, Errno.ECANCELED);
      return;
    }
    try {
      stream.shutdown((request, status) -> events.shutDown(id, status));
    } catch (SystemError e) {
      events.shutDown(id, e.errno());
    }
  }
}
