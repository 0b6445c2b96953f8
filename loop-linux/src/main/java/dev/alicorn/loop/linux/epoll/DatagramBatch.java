package dev.alicorn.loop.linux.epoll;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.IoVector;
import dev.alicorn.loop.SendRequest;
import dev.alicorn.loop.linux.ffi.Call;
import dev.alicorn.loop.linux.ffi.Linux;
import dev.alicorn.loop.linux.ffi.SocketAddresses;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * The headers and memory of several datagrams, for recvmmsg(2) and sendmmsg(2). All sockets of a
 * loop share one: what was received is lent to callbacks before the next call. Loop thread only.
 */
final class DatagramBatch {
  /** How many datagrams one call carries. */
  static final int SIZE = 20;

  private static final int DATAGRAM_BYTES = 64 * 1024;
  private static final int HEADER_BYTES = 64; // struct mmsghdr
  private static final int NAME_LENGTH_AT = 8;
  private static final int VECTORS_AT = 16;
  private static final int VECTOR_COUNT_AT = 24;
  private static final int FLAGS_AT = 48;
  private static final int LENGTH_AT = 56;
  private static final int NAME_BYTES = SocketAddresses.MAX_BYTES;
  private static final int VECTOR_BYTES = 16;
  private static final int VECTORS = 256;
  private static final int MSG_TRUNC = 0x20;
  private static final int MSG_DONTWAIT = 0x40;
  private static final int MSG_NOSIGNAL = 0x4000;

  private final Arena arena;
  private final PeerCache peers = new PeerCache();
  private final MemorySegment names;
  private final MemorySegment headers;
  private final MemorySegment memory;
  private final MemorySegment outNames;
  private final MemorySegment outHeaders;
  private final MemorySegment outVectors;
  private final @Nullable InetSocketAddress[] written = new @Nullable InetSocketAddress[SIZE];
  private final int[] writtenBytes = new int[SIZE];
  private @Nullable MemorySegment copies;
  private long copied;
  private int vectors;

  DatagramBatch(Arena arena) {
    this.arena = arena;
    memory = arena.allocate((long) SIZE * DATAGRAM_BYTES, 64);
    names = arena.allocate((long) SIZE * NAME_BYTES, Long.BYTES);
    headers = arena.allocate((long) SIZE * HEADER_BYTES, Long.BYTES);
    outNames = arena.allocate((long) SIZE * NAME_BYTES, Long.BYTES);
    outHeaders = arena.allocate((long) SIZE * HEADER_BYTES, Long.BYTES);
    outVectors = arena.allocate((long) VECTORS * VECTOR_BYTES, Long.BYTES);
    MemorySegment inVectors = arena.allocate((long) SIZE * VECTOR_BYTES, Long.BYTES);
    for (int i = 0; i < SIZE; i++) {
      long vector = (long) i * VECTOR_BYTES;
      inVectors.set(JAVA_LONG, vector, memory.address() + offset(i));
      inVectors.set(JAVA_LONG, vector + 8, DATAGRAM_BYTES);
      long header = (long) i * HEADER_BYTES;
      headers.set(JAVA_LONG, header, names.address() + (long) i * NAME_BYTES);
      headers.set(JAVA_LONG, header + VECTORS_AT, inVectors.address() + vector);
      headers.set(JAVA_LONG, header + VECTOR_COUNT_AT, 1);
    }
  }

  /** Receives what is there, up to {@link #SIZE}: how many, or errno. */
  int receive(int fd) {
    for (int i = 0; i < SIZE; i++) {
      headers.set(JAVA_INT, (long) i * HEADER_BYTES + NAME_LENGTH_AT, NAME_BYTES);
    }
    return (int) Linux.quick(Call.RECVMMSG, fd, headers.address(), SIZE, MSG_DONTWAIT, 0, 0);
  }

  /** Where datagrams were received to. */
  MemorySegment memory() {
    return memory;
  }

  /** Where in the memory the i-th datagram begins. */
  long offset(int i) {
    return (long) i * DATAGRAM_BYTES;
  }

  /** The size of the i-th datagram. */
  int length(int i) {
    return headers.get(JAVA_INT, (long) i * HEADER_BYTES + LENGTH_AT);
  }

  /** Whether the i-th datagram was cut off. */
  boolean isPartial(int i) {
    return (headers.get(JAVA_INT, (long) i * HEADER_BYTES + FLAGS_AT) & MSG_TRUNC) != 0;
  }

  /** Who sent the i-th datagram. */
  @Nullable InetSocketAddress from(int i) {
    int bytes = headers.get(JAVA_INT, (long) i * HEADER_BYTES + NAME_LENGTH_AT);
    return bytes == 0 ? null : peers.find(names, (long) i * NAME_BYTES, bytes);
  }

  /** Sends the first datagrams of a batch, as many as fit a call: how many were taken, or errno. */
  int send(int fd, SendRequest[] batch, int count) {
    copied = 0;
    vectors = 0;
    int filled = 0;
    while (filled < Math.min(count, SIZE)) {
      SendRequest request = batch[filled];
      int result = fill(filled, request.data(), request.address());
      if (result == Errno.ENOBUFS && filled > 0) {
        break; // for the next call, when the memory for copies is free again
      }
      if (result < 0) {
        return filled > 0 ? flush(fd, filled) : Errno.EMSGSIZE;
      }
      filled++;
    }
    return flush(fd, filled);
  }

  private int flush(int fd, int count) {
    return (int) Linux.quick(Call.SENDMMSG, fd, outHeaders.address(), count, MSG_NOSIGNAL, 0, 0);
  }

  /** Sends one: its size, or errno. */
  int sendOne(int fd, IoVector data, @Nullable InetSocketAddress to) {
    copied = 0;
    vectors = 0;
    if (fill(0, data, to) < 0) {
      return Errno.EMSGSIZE;
    }
    return Linux.quick(Call.SENDMSG, fd, outHeaders.address(), MSG_NOSIGNAL);
  }

  private int fill(int i, IoVector data, @Nullable InetSocketAddress to) {
    long header = (long) i * HEADER_BYTES;
    int first = vectors;
    int result = gather(data);
    if (result < 0) {
      return result;
    }
    outHeaders.set(JAVA_LONG, header, to == null ? 0 : outNames.address() + (long) i * NAME_BYTES);
    outHeaders.set(JAVA_INT, header + NAME_LENGTH_AT, to == null ? 0 : name(i, to));
    long vectorsAt = outVectors.address() + (long) first * VECTOR_BYTES;
    outHeaders.set(JAVA_LONG, header + VECTORS_AT, vectorsAt);
    outHeaders.set(JAVA_LONG, header + VECTOR_COUNT_AT, (long) vectors - first);
    return 0;
  }

  /** Writes an address, unless it was written there before; its size. */
  @SuppressWarnings("ReferenceEquality") // equal addresses may differ in their scopes
  private int name(int i, InetSocketAddress to) {
    if (written[i] != to) {
      writtenBytes[i] =
          SocketAddresses.write(to, outNames.asSlice((long) i * NAME_BYTES, NAME_BYTES));
      written[i] = to;
    }
    return writtenBytes[i];
  }

  private int gather(IoVector data) {
    if (data.remaining() > DATAGRAM_BYTES) {
      return Errno.EMSGSIZE;
    }
    boolean inPlace = vectors + data.count() <= VECTORS;
    for (int i = 0; i < data.count() && inPlace; i++) {
      inPlace = data.segment(i).isNative();
    }
    if (!inPlace) {
      return copy(data);
    }
    for (int i = 0; i < data.count(); i++) {
      vector(data.segment(i).address() + data.offset(i), data.length(i));
    }
    return 0;
  }

  private int copy(IoVector data) {
    MemorySegment room = copies;
    if (room == null) {
      room = arena.allocate(2L * DATAGRAM_BYTES, Long.BYTES);
      copies = room;
    }
    if (copied + data.remaining() > room.byteSize() || vectors == VECTORS) {
      return Errno.ENOBUFS;
    }
    long at = copied;
    for (int i = 0; i < data.count(); i++) {
      MemorySegment.copy(data.segment(i), data.offset(i), room, copied, data.length(i));
      copied += data.length(i);
    }
    vector(room.address() + at, copied - at);
    return 0;
  }

  private void vector(long address, long length) {
    outVectors.set(JAVA_LONG, (long) vectors * VECTOR_BYTES, address);
    outVectors.set(JAVA_LONG, (long) vectors * VECTOR_BYTES + 8, length);
    vectors++;
  }
}
