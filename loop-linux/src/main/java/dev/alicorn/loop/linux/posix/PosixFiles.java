package dev.alicorn.loop.linux.posix;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.FileStat;
import dev.alicorn.loop.FileSystemStat;
import dev.alicorn.loop.IoVector;
import dev.alicorn.loop.linux.ffi.Call;
import dev.alicorn.loop.linux.ffi.Linux;
import dev.alicorn.loop.linux.ffi.PathBytes;
import dev.alicorn.loop.linux.ffi.Scratch;
import dev.alicorn.loop.spi.DirectoryPort;
import dev.alicorn.loop.spi.DirectorySink;
import dev.alicorn.loop.spi.FilePort;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * File operations by system calls, on real descriptors.
 *
 * <p>Any thread. Section 2 of the Linux manual has a page for each.
 */
public final class PosixFiles implements FilePort {
  /** The only one: it has no state. */
  public static final PosixFiles INSTANCE = new PosixFiles();

  private static final int AT_FDCWD = -100;
  private static final int AT_REMOVEDIR = 0x200;
  private static final int AT_SYMLINK_NOFOLLOW = 0x100;
  private static final int O_CLOEXEC = 0x80000;
  private static final int O_PATH = 0x200000;
  private static final int TEMPLATE_MODE = 0700;
  private static final int TEMPLATE_TRIES = 100;
  private static final String TEMPLATE_LETTERS =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

  private PosixFiles() {}

  @Override
  public int open(String path, int flags, int mode) {
    return (int)
        Linux.call(Call.OPENAT, AT_FDCWD, Scratch.get().path(path), flags | O_CLOEXEC, mode, 0, 0);
  }

  @Override
  public int close(int fd) {
    int result = Linux.call(Call.CLOSE, fd, 0, 0);
    return result == Errno.EINTR ? 0 : result; // it is closed, as libuv has it
  }

  @Override
  public int read(int fd, MemorySegment buffer, long offset, int length, long position) {
    return (int) Transfers.read(fd, buffer, offset, length, position);
  }

  @Override
  public int write(int fd, MemorySegment buffer, long offset, int length, long position) {
    return (int) Transfers.write(fd, buffer, offset, length, position);
  }

  @Override
  public long readv(int fd, IoVector buffers, long position) {
    return Transfers.vector(fd, buffers, position, false);
  }

  @Override
  public long writev(int fd, IoVector buffers, long position) {
    return Transfers.vector(fd, buffers, position, true);
  }

  @Override
  public int stat(String path, FileStat out) {
    return Stats.stat(AT_FDCWD, path, 0, out);
  }

  @Override
  public int lstat(String path, FileStat out) {
    return Stats.stat(AT_FDCWD, path, AT_SYMLINK_NOFOLLOW, out);
  }

  @Override
  public int fstat(int fd, FileStat out) {
    return fd < 0 ? Errno.EBADF : Stats.stat(fd, "", Stats.AT_EMPTY_PATH, out);
  }

  @Override
  public int statfs(String path, FileSystemStat out) {
    return Stats.statfs(path, out);
  }

  @Override
  public int scandir(String path, DirectorySink out) {
    return OpenDirectory.scan(path, out);
  }

  @Override
  public int opendir(String path, Consumer<DirectoryPort> out) {
    return OpenDirectory.open(path, out);
  }

  @Override
  public int mkdir(String path, int mode) {
    return Linux.call(Call.MKDIRAT, AT_FDCWD, Scratch.get().path(path), mode);
  }

  @Override
  public int mkdtemp(String template, Consumer<String> out) {
    if (!template.endsWith("XXXXXX")) {
      return Errno.EINVAL;
    }
    String prefix = template.substring(0, template.length() - 6);
    for (int i = 0; i < TEMPLATE_TRIES; i++) {
      StringBuilder name = new StringBuilder(prefix);
      for (int k = 0; k < 6; k++) {
        int letter = ThreadLocalRandom.current().nextInt(TEMPLATE_LETTERS.length());
        name.append(TEMPLATE_LETTERS.charAt(letter));
      }
      int result = mkdir(name.toString(), TEMPLATE_MODE);
      if (result == 0) {
        out.accept(name.toString());
      }
      if (result != Errno.EEXIST) {
        return result;
      }
    }
    return Errno.EEXIST;
  }

  @Override
  public int rmdir(String path) {
    return Linux.call(Call.UNLINKAT, AT_FDCWD, Scratch.get().path(path), AT_REMOVEDIR);
  }

  @Override
  public int rename(String from, String to) {
    Scratch scratch = Scratch.get();
    return (int)
        Linux.call(
            Call.RENAMEAT, AT_FDCWD, scratch.path(from), AT_FDCWD, scratch.secondPath(to), 0, 0);
  }

  @Override
  public int unlink(String path) {
    return Linux.call(Call.UNLINKAT, AT_FDCWD, Scratch.get().path(path), 0);
  }

  @Override
  public int link(String from, String to) {
    Scratch scratch = Scratch.get();
    return (int)
        Linux.call(
            Call.LINKAT, AT_FDCWD, scratch.path(from), AT_FDCWD, scratch.secondPath(to), 0, 0);
  }

  @Override
  public int symlink(String target, String path) {
    Scratch scratch = Scratch.get();
    return Linux.call(Call.SYMLINKAT, scratch.path(target), AT_FDCWD, scratch.secondPath(path));
  }

  @Override
  public int readlink(String path, Consumer<String> out) {
    Scratch scratch = Scratch.get();
    MemorySegment into = scratch.struct();
    int length =
        (int)
            Linux.call(
                Call.READLINKAT,
                AT_FDCWD,
                scratch.path(path),
                into.address(),
                into.byteSize(),
                0,
                0);
    if (length < 0) {
      return length;
    }
    out.accept(PathBytes.decode(into.asSlice(0, length).toArray(JAVA_BYTE)));
    return 0;
  }

  /** The kernel knows the real path of what is open: no descriptor but a path one is needed. */
  @Override
  public int realpath(String path, Consumer<String> out) {
    int fd = open(path, O_PATH, 0);
    if (fd < 0) {
      return fd;
    }
    try {
      return readlink("/proc/self/fd/" + fd, out);
    } finally {
      close(fd);
    }
  }

  @Override
  public int access(String path, int mode) {
    return Linux.call(Call.FACCESSAT, AT_FDCWD, Scratch.get().path(path), mode);
  }

  @Override
  public int copyFile(String from, String to, int flags) {
    return Copies.copy(this, from, to, flags);
  }

  @Override
  public int ftruncate(int fd, long size) {
    return Linux.call(Call.FTRUNCATE, fd, size, 0);
  }

  @Override
  public int fsync(int fd) {
    return Linux.call(Call.FSYNC, fd, 0, 0);
  }

  @Override
  public int fdatasync(int fd) {
    return Linux.call(Call.FDATASYNC, fd, 0, 0);
  }

  @Override
  public int utimes(String path, long accessNanos, long modifyNanos) {
    return Stats.setTimes(AT_FDCWD, Scratch.get().path(path), 0, accessNanos, modifyNanos);
  }

  @Override
  public int lutimes(String path, long accessNanos, long modifyNanos) {
    return Stats.setTimes(
        AT_FDCWD, Scratch.get().path(path), AT_SYMLINK_NOFOLLOW, accessNanos, modifyNanos);
  }

  @Override
  public int futimes(int fd, long accessNanos, long modifyNanos) {
    return fd < 0 ? Errno.EBADF : Stats.setTimes(fd, 0, 0, accessNanos, modifyNanos);
  }

  @Override
  public int chmod(String path, int mode) {
    return Linux.call(Call.FCHMODAT, AT_FDCWD, Scratch.get().path(path), mode);
  }

  @Override
  public int fchmod(int fd, int mode) {
    return Linux.call(Call.FCHMOD, fd, mode, 0);
  }

  @Override
  public int chown(String path, int uid, int gid) {
    return changeOwner(path, uid, gid, 0);
  }

  @Override
  public int lchown(String path, int uid, int gid) {
    return changeOwner(path, uid, gid, AT_SYMLINK_NOFOLLOW);
  }

  private static int changeOwner(String path, int uid, int gid, int flags) {
    return (int) Linux.call(Call.FCHOWNAT, AT_FDCWD, Scratch.get().path(path), uid, gid, flags, 0);
  }

  @Override
  public int fchown(int fd, int uid, int gid) {
    return Linux.call(Call.FCHOWN, fd, uid, gid);
  }

  @Override
  public long sendfile(int outFd, int inFd, long inOffset, long length) {
    return Copies.sendfile(outFd, inFd, inOffset, length);
  }
}
