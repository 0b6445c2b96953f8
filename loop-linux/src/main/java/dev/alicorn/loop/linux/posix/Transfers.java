package dev.alicorn.loop.linux.posix;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.alicorn.loop.IoVector;
import dev.alicorn.loop.linux.ffi.Call;
import dev.alicorn.loop.linux.ffi.Linux;
import dev.alicorn.loop.linux.ffi.Scratch;
import java.lang.foreign.MemorySegment;

/** Reads and writes; memory of the heap goes through a copy, as far as that holds. Any thread. */
final class Transfers {
  private static final int IOV_MAX = 1024;
  private static final int IOV_BYTES = 16;

  private Transfers() {}

  static long read(int fd, MemorySegment buffer, long offset, int length, long position) {
    if (buffer.isNative()) {
      return move(Call.READ, Call.PREAD64, fd, buffer.address() + offset, length, position);
    }
    long done = 0;
    while (done < length) {
      MemorySegment copy = Scratch.get().struct();
      long wanted = Math.min(length - done, copy.byteSize());
      long at = position < 0 ? position : position + done;
      long count = move(Call.READ, Call.PREAD64, fd, copy.address(), wanted, at);
      if (count <= 0) {
        return done > 0 ? done : count;
      }
      MemorySegment.copy(copy, 0, buffer, offset + done, count);
      done += count;
      if (count < wanted) {
        break;
      }
    }
    return done;
  }

  static long write(int fd, MemorySegment buffer, long offset, int length, long position) {
    if (buffer.isNative()) {
      return move(Call.WRITE, Call.PWRITE64, fd, buffer.address() + offset, length, position);
    }
    MemorySegment copy = Scratch.get().struct();
    long count = Math.min(length, copy.byteSize());
    MemorySegment.copy(buffer, offset, copy, 0, count);
    return move(Call.WRITE, Call.PWRITE64, fd, copy.address(), count, position);
  }

  private static long move(
      Call sequential, Call positioned, int fd, long address, long length, long position) {
    return position < 0
        ? Linux.call(sequential, fd, address, length, 0, 0, 0)
        : Linux.call(positioned, fd, address, length, position, 0, 0);
  }

  /** All ranges in one call where they lie in native memory, else one after the other. */
  static long vector(int fd, IoVector data, long position, boolean isWrite) {
    int count = Math.min(data.count(), IOV_MAX);
    for (int i = 0; i < count; i++) {
      if (!data.segment(i).isNative()) {
        return oneByOne(fd, data, position, isWrite);
      }
    }
    MemorySegment vectors = Scratch.get().struct();
    for (int i = 0; i < count; i++) {
      vectors.set(JAVA_LONG, (long) i * IOV_BYTES, data.segment(i).address() + data.offset(i));
      vectors.set(JAVA_LONG, (long) i * IOV_BYTES + 8, data.length(i));
    }
    Call sequential = isWrite ? Call.WRITEV : Call.READV;
    Call positioned = isWrite ? Call.PWRITEV : Call.PREADV;
    return position < 0
        ? Linux.call(sequential, fd, vectors.address(), count, 0, 0, 0)
        : Linux.call(positioned, fd, vectors.address(), count, position, 0, 0);
  }

  private static long oneByOne(int fd, IoVector data, long position, boolean isWrite) {
    long done = 0;
    for (int i = 0; i < data.count(); i++) {
      long at = position < 0 ? position : position + done;
      int length = data.length(i);
      long count =
          isWrite
              ? write(fd, data.segment(i), data.offset(i), length, at)
              : read(fd, data.segment(i), data.offset(i), length, at);
      if (count < 0) {
        return done > 0 ? done : count;
      }
      done += count;
      if (count < length) {
        break;
      }
    }
    return done;
  }
}
