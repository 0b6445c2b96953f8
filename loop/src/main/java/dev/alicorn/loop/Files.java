package dev.alicorn.loop;

import dev.alicorn.loop.spi.DirectoryPort;
import dev.alicorn.loop.spi.FilePort;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * File operations that block their caller, with POSIX meaning and {@code int} descriptors.
 *
 * <p>Any thread. Each failure is a {@link SystemError} with Node's code, the call and the path.
 * Flags are {@link OpenFlags}; modes are POSIX bits; times are nanoseconds since the epoch; a
 * negative position is the file's own. libuv's page is "File system operations", with a null
 * callback.
 */
public final class Files {
  private final FilePort port;

  Files(FilePort port) {
    this.port = port;
  }

  /**
   * The back end's operations as they are, with numbers for errors: for embedders that make their
   * own errors of them.
   */
  public FilePort port() {
    return port;
  }

  private static int check(int result, String syscall, @Nullable String path) {
    if (result < 0) {
      throw SystemError.ofPath(result, syscall, path, null);
    }
    return result;
  }

  private static void check(int result, String syscall, String path, String dest) {
    if (result < 0) {
      throw SystemError.ofPath(result, syscall, path, dest);
    }
  }

  private static long check(long result, String syscall) {
    if (result < 0) {
      throw SystemError.of((int) result, syscall);
    }
    return result;
  }

  /** Opens a file; returns its descriptor, which the caller must close. */
  public int open(String path, int flags, int mode) {
    return check(port.open(path, flags, mode), "open", path);
  }

  /** Closes a descriptor. */
  public void close(int fd) {
    check(port.close(fd), "close", null);
  }

  /** Reads into a range; returns the count, 0 at the end of the file. */
  public int read(int fd, MemorySegment buffer, long offset, int length, long position) {
    Objects.checkFromIndexSize(offset, length, buffer.byteSize());
    return check(port.read(fd, buffer, offset, length, position), "read", null);
  }

  /** Writes from a range; returns the count. */
  public int write(int fd, MemorySegment buffer, long offset, int length, long position) {
    Objects.checkFromIndexSize(offset, length, buffer.byteSize());
    return check(port.write(fd, buffer, offset, length, position), "write", null);
  }

  /** Reads into several ranges in order; returns the count. */
  public long readv(int fd, IoVector buffers, long position) {
    return check(port.readv(fd, buffers, position), "read");
  }

  /** Writes several ranges in order; returns the count. */
  public long writev(int fd, IoVector buffers, long position) {
    return check(port.writev(fd, buffers, position), "write");
  }

  /** Describes the file that a path leads to. */
  public FileStat stat(String path) {
    FileStat stat = new FileStat();
    check(port.stat(path, stat), "stat", path);
    return stat;
  }

  /** Describes what a path names, also a link itself. */
  public FileStat lstat(String path) {
    FileStat stat = new FileStat();
    check(port.lstat(path, stat), "lstat", path);
    return stat;
  }

  /** Describes an open file. */
  public FileStat fstat(int fd) {
    FileStat stat = new FileStat();
    check(port.fstat(fd, stat), "fstat", null);
    return stat;
  }

  /** Describes the file system that a path lies in. */
  public FileSystemStat statfs(String path) {
    FileSystemStat stat = new FileSystemStat();
    check(port.statfs(path, stat), "statfs", path);
    return stat;
  }

  /** Lists a directory. */
  public List<DirectoryEntry> scandir(String path) {
    List<DirectoryEntry> entries = new ArrayList<>();
    int result = port.scandir(path, (name, type) -> entries.add(new DirectoryEntry(name, type)));
    check(result, "scandir", path);
    return entries;
  }

  /** Opens a directory for reading; the caller must close it. */
  public Directory opendir(String path) {
    List<DirectoryPort> opened = new ArrayList<>(1);
    check(port.opendir(path, opened::add), "opendir", path);
    return new Directory(opened.get(0));
  }

  /**
   * Reads entries of a directory: those that follow, in the system's order.
   *
   * @param most how many at most, 1 or more
   * @return none at the end
   */
  public List<DirectoryEntry> readdir(Directory directory, int most) {
    if (most < 1) {
      throw new IllegalArgumentException("not a number of entries: " + most);
    }
    List<DirectoryEntry> entries = new ArrayList<>();
    int result = directory.read(most, (name, type) -> entries.add(new DirectoryEntry(name, type)));
    check(result, "scandir", null);
    return entries;
  }

  /** Closes a directory. */
  public void closedir(Directory directory) {
    check(directory.close(), "closedir", null);
  }

  /** Makes a directory. */
  public void mkdir(String path, int mode) {
    check(port.mkdir(path, mode), "mkdir", path);
  }

  /** Makes a directory and those above it that are missing. */
  public void mkdirs(String path, int mode) {
    FileTrees.make(this, path, mode);
  }

  /** Makes a directory of a new name from a template that ends in XXXXXX; returns its path. */
  public String mkdtemp(String template) {
    String[] made = {template};
    check(port.mkdtemp(template, name -> made[0] = name), "mkdtemp", template);
    return made[0];
  }

  /**
   * A file of a new name, open for reading and writing.
   *
   * @param fd its descriptor, the caller's
   * @param path its name
   */
  public record TemporaryFile(int fd, String path) {}

  /**
   * Makes a file of a new name from a template that ends in XXXXXX, for its owner only, and opens
   * it.
   *
   * @throws SystemError EINVAL for another template, EEXIST when no name was free, …
   */
  public TemporaryFile mkstemp(String template) {
    if (!template.endsWith(TemporaryNames.PLACE)) {
      throw SystemError.ofPath(Errno.EINVAL, "mkstemp", template, null);
    }
    int flags = OpenFlags.O_RDWR | OpenFlags.O_CREAT | OpenFlags.O_EXCL;
    int fd = Errno.EEXIST;
    String path = template;
    for (int i = 0; i < TemporaryNames.ATTEMPTS && fd == Errno.EEXIST; i++) {
      path = TemporaryNames.next(template);
      fd = port.open(path, flags, TemporaryNames.OWNER_ONLY);
    }
    return new TemporaryFile(check(fd, "mkstemp", template), path);
  }

  /** Removes an empty directory. */
  public void rmdir(String path) {
    check(port.rmdir(path), "rmdir", path);
  }

  /** Removes a file, or a directory with all it holds; links are not followed. */
  public void removeTree(String path) {
    FileTrees.remove(this, path);
  }

  /** Renames, replacing what is there. */
  public void rename(String from, String to) {
    check(port.rename(from, to), "rename", from, to);
  }

  /** Removes a name of a file. */
  public void unlink(String path) {
    check(port.unlink(path), "unlink", path);
  }

  /** Makes a second name of a file. */
  public void link(String from, String to) {
    check(port.link(from, to), "link", from, to);
  }

  /** Makes a link that leads to a target. */
  public void symlink(String target, String path) {
    check(port.symlink(target, path), "symlink", target, path);
  }

  /** What a link leads to. */
  public String readlink(String path) {
    String[] target = {""};
    check(port.readlink(path, text -> target[0] = text), "readlink", path);
    return target[0];
  }

  /** The absolute path without links and dots. */
  public String realpath(String path) {
    String[] real = {path};
    check(port.realpath(path, text -> real[0] = text), "realpath", path);
    return real[0];
  }

  /** Checks that a path may be read (4), written (2), executed (1), or is there (0). */
  public void access(String path, int mode) {
    check(port.access(path, mode), "access", path);
  }

  /** Copies a file; {@code flags} 1: fail when the target exists, 2: try a reflink, 4: or fail. */
  public void copyFile(String from, String to, int flags) {
    check(port.copyFile(from, to, flags), "copyfile", from, to);
  }

  /** Sets the size of an open file. */
  public void ftruncate(int fd, long size) {
    check(port.ftruncate(fd, size), "ftruncate", null);
  }

  /** Sets the size of a file. */
  public void truncate(String path, long size) {
    FileTrees.truncate(this, path, size);
  }

  /** Brings data and inode to the disk. */
  public void fsync(int fd) {
    check(port.fsync(fd), "fsync", null);
  }

  /** Brings data to the disk. */
  public void fdatasync(int fd) {
    check(port.fdatasync(fd), "fdatasync", null);
  }

  /** Sets access and modification time. */
  public void utimes(String path, long accessNanos, long modifyNanos) {
    check(port.utimes(path, accessNanos, modifyNanos), "utime", path);
  }

  /** Sets the times of a link itself. */
  public void lutimes(String path, long accessNanos, long modifyNanos) {
    check(port.lutimes(path, accessNanos, modifyNanos), "lutime", path);
  }

  /** Sets the times of an open file. */
  public void futimes(int fd, long accessNanos, long modifyNanos) {
    check(port.futimes(fd, accessNanos, modifyNanos), "futime", null);
  }

  /** Sets the permission bits. */
  public void chmod(String path, int mode) {
    check(port.chmod(path, mode), "chmod", path);
  }

  /** Sets the permission bits of an open file. */
  public void fchmod(int fd, int mode) {
    check(port.fchmod(fd, mode), "fchmod", null);
  }

  /** Sets owner and group. */
  public void chown(String path, int uid, int gid) {
    check(port.chown(path, uid, gid), "chown", path);
  }

  /** Sets owner and group of a link itself. */
  public void lchown(String path, int uid, int gid) {
    check(port.lchown(path, uid, gid), "lchown", path);
  }

  /** Sets owner and group of an open file. */
  public void fchown(int fd, int uid, int gid) {
    check(port.fchown(fd, uid, gid), "fchown", null);
  }

  /** Copies between descriptors; returns the count. */
  public long sendfile(int outFd, int inFd, long inOffset, long length) {
    return check(port.sendfile(outFd, inFd, inOffset, length), "sendfile");
  }

  /** Reads a whole file. */
  public byte[] readAll(String path) {
    return FileTrees.readAll(this, path);
  }

  /** Writes a whole file anew, made with mode 0666 less the umask when missing. */
  public void writeAll(String path, byte[] data) {
    FileTrees.writeAll(this, path, data);
  }
}
