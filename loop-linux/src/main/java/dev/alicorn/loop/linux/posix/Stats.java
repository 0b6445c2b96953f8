package dev.alicorn.loop.linux.posix;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.alicorn.loop.FileStat;
import dev.alicorn.loop.FileSystemStat;
import dev.alicorn.loop.linux.ffi.Call;
import dev.alicorn.loop.linux.ffi.Linux;
import dev.alicorn.loop.linux.ffi.Scratch;
import java.lang.foreign.MemorySegment;

/**
 * Facts about files and file systems, and setting their times: statx(2), statfs(2), utimensat(2).
 */
public final class Stats {
  /** Flag of statx(2): the path may be empty, and means the descriptor. */
  public static final int AT_EMPTY_PATH = 0x1000;

  /** What statx(2) is asked for. */
  public static final int STATX_BASIC_STATS_AND_BIRTH = 0xFFF;

  private static final int STATX_BTIME = 0x800;
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final int TIMES_AT = 1024;

  private Stats() {}

  static int stat(int fd, String path, int flags, FileStat out) {
    Scratch scratch = Scratch.get();
    MemorySegment x = scratch.struct();
    int result =
        (int)
            Linux.call(
                Call.STATX,
                fd,
                scratch.path(path),
                flags,
                STATX_BASIC_STATS_AND_BIRTH,
                x.address(),
                0);
    if (result == 0) {
      copy(x, out);
    }
    return result;
  }

  /** Takes the facts over from a struct statx. */
  public static void copy(MemorySegment x, FileStat out) {
    out.set(FileStat.DEV, device(x, 136));
    out.set(FileStat.MODE, x.get(JAVA_SHORT, 28) & 0xFFFF);
    out.set(FileStat.NLINK, unsigned(x, 16));
    out.set(FileStat.UID, unsigned(x, 20));
    out.set(FileStat.GID, unsigned(x, 24));
    out.set(FileStat.RDEV, device(x, 128));
    out.set(FileStat.INO, x.get(JAVA_LONG, 32));
    out.set(FileStat.SIZE, x.get(JAVA_LONG, 40));
    out.set(FileStat.BLKSIZE, unsigned(x, 4));
    out.set(FileStat.BLOCKS, x.get(JAVA_LONG, 48));
    time(x, 64, out, FileStat.ATIME);
    time(x, 112, out, FileStat.MTIME);
    time(x, 96, out, FileStat.CTIME);
    boolean hasBirth = (x.get(JAVA_INT, 0) & STATX_BTIME) != 0;
    time(x, hasBirth ? 80 : 96, out, FileStat.BIRTHTIME);
  }

  private static void time(MemorySegment x, long at, FileStat out, int field) {
    out.setTime(field, x.get(JAVA_LONG, at), unsigned(x, at + 8));
  }

  private static long unsigned(MemorySegment x, long at) {
    return x.get(JAVA_INT, at) & 0xFFFF_FFFFL;
  }

  /** A device number as glibc's makedev(3) puts it together from major and minor. */
  private static long device(MemorySegment x, long at) {
    long major = unsigned(x, at);
    long minor = unsigned(x, at + 4);
    return ((major & 0xFFFF_F000L) << 32)
        | ((major & 0xFFF) << 8)
        | ((minor & 0xFFFF_FF00L) << 12)
        | (minor & 0xFF);
  }

  static int statfs(String path, FileSystemStat out) {
    Scratch scratch = Scratch.get();
    MemorySegment s = scratch.struct();
    int result = Linux.call(Call.STATFS, scratch.path(path), s.address(), 0);
    if (result < 0) {
      return result;
    }
    out.type = s.get(JAVA_LONG, 0);
    out.blockSize = s.get(JAVA_LONG, 8);
    out.blocks = s.get(JAVA_LONG, 16);
    out.blocksFree = s.get(JAVA_LONG, 24);
    out.blocksAvailable = s.get(JAVA_LONG, 32);
    out.files = s.get(JAVA_LONG, 40);
    out.filesFree = s.get(JAVA_LONG, 48);
    out.fragmentSize = s.get(JAVA_LONG, 72);
    return 0;
  }

  /** {@code path} is an address, or 0 for the descriptor itself. */
  static int setTimes(int fd, long path, int flags, long accessNanos, long modifyNanos) {
    MemorySegment times = Scratch.get().struct().asSlice(TIMES_AT);
    put(times, 0, accessNanos);
    put(times, 16, modifyNanos);
    return (int) Linux.call(Call.UTIMENSAT, fd, path, times.address(), flags, 0, 0);
  }

  private static void put(MemorySegment times, long at, long nanos) {
    times.set(JAVA_LONG, at, Math.floorDiv(nanos, NANOS_PER_SECOND));
    times.set(JAVA_LONG, at + 8, Math.floorMod(nanos, NANOS_PER_SECOND));
  }
}
