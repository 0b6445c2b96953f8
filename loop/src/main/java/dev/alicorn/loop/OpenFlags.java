package dev.alicorn.loop;

/** Flags of {@link Files#open}, with Linux's numbers on every system; open(2). */
public final class OpenFlags {
  /** Read only. */
  public static final int O_RDONLY = 0;

  /** Write only. */
  public static final int O_WRONLY = 1;

  /** Read and write. */
  public static final int O_RDWR = 2;

  /** Create when missing. */
  public static final int O_CREAT = 0x40;

  /** With O_CREAT: fail with EEXIST when it exists. */
  public static final int O_EXCL = 0x80;

  /** Do not become the controlling terminal. */
  public static final int O_NOCTTY = 0x100;

  /** Empty an existing file. */
  public static final int O_TRUNC = 0x200;

  /** Every write goes to the end. */
  public static final int O_APPEND = 0x400;

  /** Do not wait. */
  public static final int O_NONBLOCK = 0x800;

  /** Writes return when data is on the disk. */
  public static final int O_DSYNC = 0x1000;

  /** Bypass the page cache. */
  public static final int O_DIRECT = 0x4000;

  /** Fail with ENOTDIR unless it is a directory. */
  public static final int O_DIRECTORY = 0x10000;

  /** Fail with ELOOP when the last part is a link. */
  public static final int O_NOFOLLOW = 0x20000;

  /** Do not touch the access time. */
  public static final int O_NOATIME = 0x40000;

  /** Writes return when data and inode are on the disk. */
  public static final int O_SYNC = 0x101000;

  /** The bits that hold O_RDONLY, O_WRONLY or O_RDWR. */
  public static final int O_ACCMODE = 3;

  private OpenFlags() {}
}
