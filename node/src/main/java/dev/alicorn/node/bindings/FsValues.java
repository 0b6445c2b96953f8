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
    FileStat.DEV,
    FileStat.MODE,
    FileStat.NLINK,
    FileStat.UID,
    FileStat.GID,
    FileStat.RDEV,
    FileStat.BLKSIZE,
    FileStat.INO,
    FileStat.SIZE,
    FileStat.BLOCKS,
    FileStat.ATIME,
    FileStat.ATIME + 1,
    FileStat.MTIME,
    FileStat.MTIME + 1,
    FileStat.CTIME,
    FileStat.CTIME + 1,
    FileStat.BIRTHTIME,
    FileStat.BIRTHTIME + 1
  };

  private FsValues() {}

  /** The numbers as doubles, in bytes that JavaScript views as a Float64Array. */
  static byte[] stat(FileStat stat) {
    double[] numbers = new double[STAT_FIELDS.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = stat.get(STAT_FIELDS[i]);
    }
    return bytes(numbers);
  }

  static byte[] statfs(FileSystemStat stat) {
    return bytes(
        stat.type,
        stat.blockSize,
        stat.blocks,
        stat.blocksFree,
        stat.blocksAvailable,
        stat.files,
        stat.filesFree);
  }

  private static byte[] bytes(double... numbers) {
    byte[] bytes = new byte[numbers.length * Double.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().put(numbers);
    return bytes;
  }

  /** Seconds since the epoch, fractional, as nanoseconds. */
  static long nanos(HostCall call, int index) {
    double seconds = call.doubleAt(index);
    double whole = Math.floor(seconds);
    // The fraction is rounded to microseconds, which is all that a double of today's time holds.
    long micros = Math.round((seconds - whole) * 1e6);
    return ((long) whole) * 1_000_000_000L + micros * 1000;
  }

  /** A user or group: -1, also as 2³²−1, leaves it as it is. */
  static int id(HostCall call, int index) {
    return (int) (long) call.doubleAt(index);
  }
}
