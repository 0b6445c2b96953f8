package dev.alicorn.loop.spi;

import dev.alicorn.loop.FileStat;
import dev.alicorn.loop.FileSystemStat;
import dev.alicorn.loop.IoVector;
import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;

/**
 * Blocking file operations with POSIX meaning and real {@code int} descriptors.
 *
 * <p>Thread-safe: pool threads and loop threads call it at once. Every method returns 0 or a count,
 * or a negative {@link dev.alicorn.loop.Errno}; {@code EINTR} is retried inside. Flags are Linux's
 * numbers ({@link dev.alicorn.loop.OpenFlags}), modes are POSIX bits, times are nanoseconds since
 * the epoch. libuv's page is "File system operations"; names are those of its {@code uv_fs_*}.
 */
public interface FilePort {
  /** Opens a file: its descriptor, close-on-exec; open(2). */
  int open(String path, int flags, int mode);

  /** Closes a descriptor; close(2). */
  int close(int fd);

  /**
   * Bytes read at {@code position}, or at and advancing the file's own when negative; 0 at the end;
   * read(2), pread(2).
   */
  int read(int fd, MemorySegment buffer, long offset, int length, long position);

  /**
   * Bytes written at {@code position}, or at and advancing the file's own when negative; write(2),
   * pwrite(2).
   */
  int write(int fd, MemorySegment buffer, long offset, int length, long position);

  /** Reads into several ranges in order, as {@link #read}; readv(2). */
  long readv(int fd, IoVector buffers, long position);

  /** Writes several ranges in order, as {@link #write}; writev(2). */
  long writev(int fd, IoVector buffers, long position);

  /** Describes what a path leads to; stat(2). */
  int stat(String path, FileStat out);

  /** Describes what a path names, also a link itself; lstat(2). */
  int lstat(String path, FileStat out);

  /** Describes an open file; fstat(2). */
  int fstat(int fd, FileStat out);

  /** Describes the file system that a path lies in; statfs(2). */
  int statfs(String path, FileSystemStat out);

  /** Hands over all entries of a directory, in the system's order; scandir(3). */
  int scandir(String path, DirectorySink out);

  /** Opens a directory to be read piece by piece; opendir(3). */
  int opendir(String path, Consumer<DirectoryPort> out);

  /** Makes a directory; mkdir(2). */
  int mkdir(String path, int mode);

  /** Makes a directory from a template that ends in XXXXXX and gives its path; mkdtemp(3). */
  int mkdtemp(String template, Consumer<String> out);

  /** Removes an empty directory; rmdir(2). */
  int rmdir(String path);

  /** Gives a file another name, in place of one that has it; rename(2). */
  int rename(String from, String to);

  /** Removes a name that is no directory's; unlink(2). */
  int unlink(String path);

  /** Gives a file a second name; link(2). */
  int link(String from, String to);

  /** Makes a link that leads to a target, which need not be there; symlink(2). */
  int symlink(String target, String path);

  /** Gives what a link leads to; readlink(2). */
  int readlink(String path, Consumer<String> out);

  /** Gives the absolute path without links and dots; realpath(3). */
  int realpath(String path, Consumer<String> out);

  /** Checks a path; {@code mode}: bits R_OK 4, W_OK 2, X_OK 1, or F_OK 0; access(2). */
  int access(String path, int mode);

  /**
   * Copies a file with its mode; {@code flags}: 1 fail when the target exists, 2 try a reflink, 4
   * reflink or fail; libuv's {@code uv_fs_copyfile}.
   */
  int copyFile(String from, String to, int flags);

  /** Sets the size of an open file, in bytes; ftruncate(2). */
  int ftruncate(int fd, long size);

  /** Brings data and inode to the disk; fsync(2). */
  int fsync(int fd);

  /** Brings data to the disk; fdatasync(2). */
  int fdatasync(int fd);

  /** Sets access and modification time; utimensat(2). */
  int utimes(String path, long accessNanos, long modifyNanos);

  /** Sets the times of a link itself; utimensat(2). */
  int lutimes(String path, long accessNanos, long modifyNanos);

  /** Sets the times of an open file; futimens(3). */
  int futimes(int fd, long accessNanos, long modifyNanos);

  /** Sets the permission bits; chmod(2). */
  int chmod(String path, int mode);

  /** Sets the permission bits of an open file; fchmod(2). */
  int fchmod(int fd, int mode);

  /** Sets owner and group, -1 leaves one as it is; chown(2). */
  int chown(String path, int uid, int gid);

  /** Sets owner and group of a link itself; lchown(2). */
  int lchown(String path, int uid, int gid);

  /** Sets owner and group of an open file; fchown(2). */
  int fchown(int fd, int uid, int gid);

  /** Copies between descriptors inside the kernel where it can; bytes copied; sendfile(2). */
  long sendfile(int outFd, int inFd, long inOffset, long length);
}
