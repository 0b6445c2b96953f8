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
  /** A descriptor, close-on-exec. */
  int open(String path, int flags, int mode);

  int close(int fd);

  /** Bytes read at {@code position}, or at and advancing the file's own when negative; 0 at end. */
  int read(int fd, MemorySegment buffer, long offset, int length, long position);

  /** Bytes written at {@code position}, or at and advancing the file's own when negative. */
  int write(int fd, MemorySegment buffer, long offset, int length, long position);

  long readv(int fd, IoVector buffers, long position);

  long writev(int fd, IoVector buffers, long position);

  int stat(String path, FileStat out);

  int lstat(String path, FileStat out);

  int fstat(int fd, FileStat out);

  int statfs(String path, FileSystemStat out);

  int scandir(String path, DirectorySink out);

  /** Opens a directory to be read piece by piece. */
  int opendir(String path, Consumer<DirectoryPort> out);

  int mkdir(String path, int mode);

  /** Makes a directory from a template that ends in XXXXXX and gives its path. */
  int mkdtemp(String template, Consumer<String> out);

  int rmdir(String path);

  int rename(String from, String to);

  int unlink(String path);

  int link(String from, String to);

  int symlink(String target, String path);

  int readlink(String path, Consumer<String> out);

  int realpath(String path, Consumer<String> out);

  /** {@code mode}: bits R_OK 4, W_OK 2, X_OK 1, or F_OK 0. */
  int access(String path, int mode);

  /** {@code flags}: 1 fail when the target exists, 2 try a reflink, 4 reflink or fail. */
  int copyFile(String from, String to, int flags);

  int ftruncate(int fd, long size);

  int fsync(int fd);

  int fdatasync(int fd);

  int utimes(String path, long accessNanos, long modifyNanos);

  int lutimes(String path, long accessNanos, long modifyNanos);

  int futimes(int fd, long accessNanos, long modifyNanos);

  int chmod(String path, int mode);

  int fchmod(int fd, int mode);

  int chown(String path, int uid, int gid);

  int lchown(String path, int uid, int gid);

  int fchown(int fd, int uid, int gid);

  /** Copies between descriptors inside the kernel where it can; bytes copied. */
  long sendfile(int outFd, int inFd, long inOffset, long length);
}
