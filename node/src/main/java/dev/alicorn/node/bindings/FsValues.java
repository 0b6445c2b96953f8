package dev.alicorn.node.bindings;

import dev.alicorn.engine.HostCall;
import dev.alicorn.loop.FileStat;
import dev.alicorn.loop.FileSystemStat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Conversions between the loop's file types and what crosses into JavaScript. Any thread. */
final class FsValues {
  // The order in which internal/fs reads the numbers.
  private static final int[] STAT_FIELDS = {
    FileStat.DEV, FileStat.MODE, FileStat.NLINK, FileStat.UID, FileStat.GID, FileStat.RDEV,
    FileStat.BLKSIZE, FileStat.INO, FileStat.SIZE, FileStat.BLOCKS,
    FileStat.ATIME, FileStat.ATIME + 1, FileStat.MTIME, FileStat.MTIME + 1,
    FileStat.CTIME, FileStat.CTIME + 1, FileStat.BIRTHTIME, FileStat.BIRTHTIME + 1
  };

  private FsValues() {}

  /** The numbers as doubles, in bytes that JavaScript views as a Float64Array. */
  static byte[] stat(FileStat stat) {
    ByteBuffer out = doubles(STAT_FIELDS.length);
    for (int field : STAT_FIELDS) {
      out.putDouble(stat.get(field));
    }
    return out.array();
  }

  static byte[] statfs(FileSystemStat stat) {
    return doubles(7)
        .putDouble(stat.type)
        .putDouble(stat.blockSize)
        .putDouble(stat.blocks)
        .putDouble(stat.blocksFree)
        .putDouble(stat.blocksAvailable)
        .putDouble(stat.files)
        .putDouble(stat.filesFree)
        .array();
  }

  private static ByteBuffer doubles(int count) {
    return ByteBuffer.allocate(count * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Seconds since the epoch, fractional, as nanoseconds. */
  static long nanos(HostCall call, int index) {
    double seconds = call.doubleAt(index);
    double whole = Math.floor(seconds);
    // The fraction is rounded to microseconds, which is all that a double of today's time holds.
    long micros = Math.round((seconds - whole) * 1e6);
    return (long) whole * 1_000_000_000L + micros * 1000;
  }

  /** A user or group: -1, also as 2³²−1, leaves it as it is. */
  static int id(HostCall call, int index) {
    return (int) (long) call.doubleAt(index);
  }
}
