package dev.alicorn.loop.linux.posix;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.FileStat;
import dev.alicorn.loop.OpenFlags;
import dev.alicorn.loop.linux.ffi.Call;
import dev.alicorn.loop.linux.ffi.Linux;
import dev.alicorn.loop.linux.ffi.Scratch;
import java.lang.foreign.MemorySegment;

/** Copies inside the kernel: copy_file_range(2), sendfile(2), reflinks. Any thread. */
final class Copies {
  private static final int EXCLUSIVE = 1;
  private static final int REFLINK = 2;
  private static final int REFLINK_ONLY = 4;
  private static final long FICLONE = 0x40049409L;
  private static final int PERMISSIONS = 07777;
  private static final long CHUNK = 1L << 30;

  private Copies() {}

  static int copy(PosixFiles files, String from, String to, int flags) {
    int source = files.open(from, OpenFlags.O_RDONLY, 0);
    if (source < 0) {
      return source;
    }
    try {
      FileStat stat = new FileStat();
      int result = files.fstat(source, stat);
      return result < 0 ? result : copyOpen(files, source, stat, to, flags);
    } finally {
      files.close(source);
    }
  }

  private static int copyOpen(PosixFiles files, int source, FileStat stat, String to, int flags) {
    boolean existed = files.access(to, 0) == 0;
    int create =
        OpenFlags.O_WRONLY | OpenFlags.O_CREAT | ((flags & EXCLUSIVE) != 0 ? OpenFlags.O_EXCL : 0);
    int target = files.open(to, create, stat.mode() & PERMISSIONS);
    if (target < 0) {
      return target;
    }
    int result;
    try {
      result = copyOpen(files, source, stat, target, flags);
    } finally {
      files.close(target);
    }
    if (result < 0 && !existed) {
      files.unlink(to);
    }
    return result;
  }

  private static int copyOpen(PosixFiles files, int source, FileStat stat, int target, int flags) {
    FileStat targetStat = new FileStat();
    int result = files.fstat(target, targetStat);
    if (result < 0) {
      return result;
    }
    if (stat.get(FileStat.DEV) == targetStat.get(FileStat.DEV)
        && stat.get(FileStat.INO) == targetStat.get(FileStat.INO)) {
      return 0; // onto itself: nothing to do, and nothing to lose
    }
    result = files.ftruncate(target, 0);
    if (result == 0) {
      result = files.fchmod(target, stat.mode() & PERMISSIONS);
    }
    if (result < 0 || stat.get(FileStat.SIZE) == 0) {
      return result; // a device has no length to copy, and some refuse copy_file_range(2)
    }
    if ((flags & (REFLINK | REFLINK_ONLY)) == 0) {
      return copyBytes(source, target);
    }
    int cloned = Linux.call(Call.IOCTL, target, FICLONE, source);
    return cloned == 0 || (flags & REFLINK_ONLY) != 0 ? cloned : copyBytes(source, target);
  }

  private static int copyBytes(int source, int target) {
    while (true) {
      long count = Linux.call(Call.COPY_FILE_RANGE, source, 0, target, 0, CHUNK, 0);
      if (isUnable(count)) {
        return sendAll(source, target);
      }
      if (count <= 0) {
        return (int) count;
      }
    }
  }

  private static boolean isUnable(long error) {
    return error == Errno.EXDEV
        || error == Errno.ENOSYS
        || error == Errno.EINVAL
        || error == Errno.ENOTSUP;
  }

  private static int sendAll(int source, int target) {
    while (true) {
      long count = Linux.call(Call.SENDFILE, target, source, 0, CHUNK, 0, 0);
      if (count <= 0) {
        return (int) count;
      }
    }
  }

  static long sendfile(int outFd, int inFd, long inOffset, long length) {
    MemorySegment offset = Scratch.get().struct();
    offset.set(JAVA_LONG, 0, inOffset);
    return Linux.call(Call.SENDFILE, outFd, inFd, offset.address(), length, 0, 0);
  }
}
