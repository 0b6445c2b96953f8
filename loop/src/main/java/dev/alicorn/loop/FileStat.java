package dev.alicorn.loop;

/**
 * What {@code stat} tells of a file; libuv's {@code uv_stat_t}, its fields in its order.
 *
 * <p>A holder of numbers that an operation fills, and that can be used again; one thread at a time.
 */
public final class FileStat {
  /** Index of the device. */
  public static final int DEV = 0;

  /** Index of type and permission bits. */
  public static final int MODE = 1;

  /** Index of the count of hard links. */
  public static final int NLINK = 2;

  /** Index of the owner. */
  public static final int UID = 3;

  /** Index of the group. */
  public static final int GID = 4;

  /** Index of the device that a device file stands for. */
  public static final int RDEV = 5;

  /** Index of the inode number. */
  public static final int INO = 6;

  /** Index of the size in bytes. */
  public static final int SIZE = 7;

  /** Index of the best block size for I/O. */
  public static final int BLKSIZE = 8;

  /** Index of the count of 512-byte blocks. */
  public static final int BLOCKS = 9;

  /** Index of the time of the last access, seconds; nanoseconds follow. */
  public static final int ATIME = 10;

  /** Index of the time of the last change of contents, seconds; nanoseconds follow. */
  public static final int MTIME = 12;

  /** Index of the time of the last change of the inode, seconds; nanoseconds follow. */
  public static final int CTIME = 14;

  /** Index of the time of creation, seconds; nanoseconds follow. */
  public static final int BIRTHTIME = 16;

  /** How many numbers there are. */
  public static final int FIELDS = 18;

  private static final int S_IFMT = 0xF000;

  private final long[] fields = new long[FIELDS];

  /** One with all fields 0. */
  public FileStat() {}

  /** The field at an index of this class. */
  public long get(int field) {
    return fields[field];
  }

  /** Sets a field. */
  public void set(int field, long value) {
    fields[field] = value;
  }

  /** Sets a time: its seconds at {@code field} and its nanoseconds after it. */
  public void setTime(int field, long seconds, long nanos) {
    fields[field] = seconds;
    fields[field + 1] = nanos;
  }

  /** Type and permission bits. */
  public int mode() {
    return (int) fields[MODE];
  }

  /** Size in bytes. */
  public long size() {
    return fields[SIZE];
  }

  /** The time at a field in nanoseconds since the epoch. */
  public long timeNanos(int field) {
    return fields[field] * 1_000_000_000L + fields[field + 1];
  }

  /** What kind of file it is. */
  public FileType type() {
    return switch (mode() & S_IFMT) {
      case 0x8000 -> FileType.FILE;
      case 0x4000 -> FileType.DIRECTORY;
      case 0xA000 -> FileType.LINK;
      case 0x1000 -> FileType.FIFO;
      case 0xC000 -> FileType.SOCKET;
      case 0x2000 -> FileType.CHARACTER;
      case 0x6000 -> FileType.BLOCK;
      default -> FileType.UNKNOWN;
    };
  }

  /** Whether it is a directory. */
  public boolean isDirectory() {
    return type() == FileType.DIRECTORY;
  }

  /** Whether it is a regular file. */
  public boolean isFile() {
    return type() == FileType.FILE;
  }
}
