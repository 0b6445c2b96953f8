package dev.alicorn.loop.linux.ffi;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Memory of a thread for the arguments of one call: two paths and a structure.
 *
 * <p>{@link #get} on the thread that makes the call; what it holds is gone with the next call.
 */
public final class Scratch {
  private static final int PATH_BYTES = 4096 * 3;
  private static final int STRUCT_BYTES = 64 * 1024;
  private static final ThreadLocal<Scratch> OF_THREAD = ThreadLocal.withInitial(Scratch::new);

  private final MemorySegment first;
  private final MemorySegment second;
  private final MemorySegment struct;

  private Scratch() {
    MemorySegment all = Arena.ofAuto().allocate(2L * PATH_BYTES + STRUCT_BYTES, Long.BYTES);
    first = all.asSlice(0, PATH_BYTES);
    second = all.asSlice(PATH_BYTES, PATH_BYTES);
    struct = all.asSlice(2L * PATH_BYTES, STRUCT_BYTES);
  }

  /** The calling thread's. */
  public static Scratch get() {
    return OF_THREAD.get();
  }

  /** The address of a path as the system wants it, or 0 when it is too long. */
  public long path(String path) {
    return write(first, path);
  }

  /** The address of a second path. */
  public long secondPath(String path) {
    return write(second, path);
  }

  /** Memory for a structure or a buffer, 64 KiB, not cleared. */
  public MemorySegment struct() {
    return struct;
  }

  private static long write(MemorySegment into, String path) {
    byte[] bytes = PathBytes.encode(path);
    if (bytes.length >= PATH_BYTES) {
      return 0; // the call answers EFAULT; nothing so long can exist
    }
    MemorySegment.copy(bytes, 0, into, JAVA_BYTE, 0, bytes.length);
    into.set(JAVA_BYTE, bytes.length, (byte) 0);
    return into.address();
  }
}
