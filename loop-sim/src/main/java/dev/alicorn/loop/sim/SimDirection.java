package dev.alicorn.loop.sim;

import dev.alicorn.loop.IoVector;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;

/** One way of a simulated connection: bytes that travel, and those that have arrived. */
final class SimDirection {
  private static final int CAPACITY = 256 * 1024;

  private final SimSockets sockets;
  private final SimSocketPort writer;
  private final SimSocketPort reader;
  private final ArrayDeque<MemorySegment> arrived = new ArrayDeque<>();
  private int used;
  private long lastArrival;
  private boolean endArrived;

  SimDirection(SimSockets sockets, SimSocketPort writer, SimSocketPort reader) {
    this.sockets = sockets;
    this.writer = writer;
    this.reader = reader;
  }

  boolean hasBytes() {
    return !arrived.isEmpty();
  }

  boolean isAtEnd() {
    return endArrived && arrived.isEmpty();
  }

  /** Takes as many bytes as there is room for, from the front; their count. */
  int put(IoVector data) {
    int room = (int) Math.min(CAPACITY - used, data.remaining());
    int left = room == 0 ? 0 : sockets.part(room);
    int count = left;
    for (int i = 0; i < data.count() && left > 0; i++) {
      int length = Math.min(left, data.length(i));
      put(data.segment(i), data.offset(i), length);
      left -= length;
    }
    return count;
  }

  /** Takes as many bytes as there is room for; their count. */
  int offer(MemorySegment data, long offset, int length) {
    int count = Math.min(CAPACITY - used, length);
    put(data, offset, count);
    return count;
  }

  private void put(MemorySegment data, long offset, int length) {
    if (length == 0) {
      return;
    }
    MemorySegment copy = MemorySegment.ofArray(new byte[length]);
    MemorySegment.copy(data, offset, copy, 0, length);
    used += length;
    lastArrival = sockets.travel(lastArrival, () -> arrive(copy));
  }

  private void arrive(MemorySegment bytes) {
    if (reader.isClosed()) {
      writer.receiveReset();
    } else {
      arrived.add(bytes);
      reader.serveInput();
    }
  }

  /** The writer says no more. */
  void end() {
    lastArrival =
        sockets.travel(
            lastArrival,
            () -> {
              endArrived = true;
              reader.serveInput();
            });
  }

  /** Gives bytes that have arrived; their count. */
  int take(MemorySegment into, long offset, int length) {
    MemorySegment first = arrived.element();
    int count = (int) Math.min(length, first.byteSize());
    MemorySegment.copy(first, 0, into, offset, count);
    arrived.remove();
    if (count < first.byteSize()) {
      arrived.addFirst(first.asSlice(count));
    }
    used -= count;
    sockets.soon(writer::goOnWriting);
    return count;
  }

  void clear() {
    arrived.clear();
  }
}
