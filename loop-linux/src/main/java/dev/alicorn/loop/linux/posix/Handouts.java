package dev.alicorn.loop.linux.posix;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.alicorn.loop.linux.ffi.Call;
import dev.alicorn.loop.linux.ffi.Linux;
import dev.alicorn.loop.linux.ffi.Scratch;
import java.lang.foreign.MemorySegment;

/**
 * What the kernel hands out for the asking: random bytes, pipes, pairs of sockets; getrandom(2),
 * pipe(2), socketpair(2). Any thread; results are 0 or errno.
 */
final class Handouts {
  private static final int AF_UNIX = 1;
  private static final int SOCK_STREAM = 1;
  private static final int CLOSE_ON_EXEC = 0x80000;
  private static final int NON_BLOCK = 0x800;
  private static final int F_SETFL = 4;
  private static final int MOST_AT_ONCE = 1 << 20;

  private Handouts() {}

  static int random(MemorySegment buffer) {
    MemorySegment copies = Scratch.get().struct();
    long done = 0;
    while (done < buffer.byteSize()) {
      long left = buffer.byteSize() - done;
      long count = buffer.isNative() ? draw(buffer.address() + done, left) : draw(copies, left);
      if (count < 0) {
        return (int) count;
      }
      if (!buffer.isNative()) {
        MemorySegment.copy(copies, 0, buffer, done, count);
      }
      done += count;
    }
    return 0;
  }

  private static long draw(MemorySegment copies, long wanted) {
    return draw(copies.address(), Math.min(wanted, copies.byteSize()));
  }

  private static long draw(long address, long wanted) {
    return Linux.call(Call.GETRANDOM, address, Math.min(wanted, MOST_AT_ONCE), 0);
  }

  static int pipe(int[] ends, boolean nonBlockingRead, boolean nonBlockingWrite) {
    MemorySegment pair = Scratch.get().struct();
    int result = Linux.quick(Call.PIPE2, pair.address(), CLOSE_ON_EXEC, 0);
    if (result == 0) {
      ends[0] = pair.get(JAVA_INT, 0);
      ends[1] = pair.get(JAVA_INT, Integer.BYTES);
      setNonBlocking(ends[0], nonBlockingRead);
      setNonBlocking(ends[1], nonBlockingWrite);
    }
    return result;
  }

  private static void setNonBlocking(int fd, boolean wanted) {
    if (wanted) {
      Linux.quick(Call.FCNTL, fd, F_SETFL, NON_BLOCK); // a new pipe has no other flags
    }
  }

  static int socketPair(int[] ends, boolean nonBlocking) {
    MemorySegment pair = Scratch.get().struct();
    int type = SOCK_STREAM | CLOSE_ON_EXEC | (nonBlocking ? NON_BLOCK : 0);
    int result = (int) Linux.quick(Call.SOCKETPAIR, AF_UNIX, type, 0, pair.address(), 0, 0);
    if (result == 0) {
      ends[0] = pair.get(JAVA_INT, 0);
      ends[1] = pair.get(JAVA_INT, Integer.BYTES);
    }
    return result;
  }
}
