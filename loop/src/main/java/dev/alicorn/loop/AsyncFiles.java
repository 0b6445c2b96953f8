package dev.alicorn.loop;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * The file operations of {@link Files} on the worker pool, each with a callback on the loop thread.
 *
 * <p>Loop thread only. The request that each returns can be cancelled until a pool thread takes it;
 * back end io_uring completes many without the pool, and those cannot. Buffers must stay untouched
 * until the callback. libuv's page is "File system operations".
 */
public final class AsyncFiles {
  private final EventLoop loop;
  private final Files files;
  private final DirectFiles direct;

  AsyncFiles(EventLoop loop, Files files) {
    this.loop = loop;
    this.files = files;
    direct = new DirectFiles(loop);
  }

  private interface Action {
    void run();
  }

  private <T> WorkRequest<T> call(Callable<T> job, FileCallback<T> callback) {
    return loop.queueWork(
        job,
        (error, result) -> {
          if (error == null || error instanceof SystemError) {
            callback.onDone((SystemError) error, result);
          } else {
            throw error instanceof RuntimeException unchecked
                ? unchecked
                : new IllegalStateException(error);
          }
        });
  }

  private WorkRequest<Void> act(Action action, FileCallback<Void> callback) {
    return call(
        () -> {
          action.run();
          return nothing();
        },
        callback);
  }

  @SuppressWarnings("NullAway") // Void has no value but null
  private static Void nothing() {
    return null;
  }

  /** Open on the pool; see {@link Files#open}. */
  public WorkRequest<Integer> open(
      String path, int flags, int mode, FileCallback<Integer> callback) {
    WorkRequest<Integer> request = direct.open(path, flags, mode, callback);
    return request != null ? request : call(() -> files.open(path, flags, mode), callback);
  }

  /** Close on the pool; see {@link Files#close}. */
  public WorkRequest<Void> close(int fd, FileCallback<Void> callback) {
    WorkRequest<Void> request = direct.close(fd, callback);
    return request != null ? request : act(() -> files.close(fd), callback);
  }

  /** Read on the pool; see {@link Files#read}. */
  public WorkRequest<Integer> read(
      int fd,
      MemorySegment buffer,
      long offset,
      int length,
      long position,
      FileCallback<Integer> callback) {
    WorkRequest<Integer> request =
        direct.transfer(false, fd, buffer, offset, length, position, callback);
    return request != null
        ? request
        : call(() -> files.read(fd, buffer, offset, length, position), callback);
  }

  /** Write on the pool; see {@link Files#write}. */
  public WorkRequest<Integer> write(
      int fd,
      MemorySegment buffer,
      long offset,
      int length,
      long position,
      FileCallback<Integer> callback) {
    WorkRequest<Integer> request =
        direct.transfer(true, fd, buffer, offset, length, position, callback);
    return request != null
        ? request
        : call(() -> files.write(fd, buffer, offset, length, position), callback);
  }

  /** Readv on the pool; see {@link Files#readv}. */
  public WorkRequest<Long> readv(
      int fd, IoVector buffers, long position, FileCallback<Long> callback) {
    return call(() -> files.readv(fd, buffers, position), callback);
  }

  /** Writev on the pool; see {@link Files#writev}. */
  public WorkRequest<Long> writev(
      int fd, IoVector buffers, long position, FileCallback<Long> callback) {
    return call(() -> files.writev(fd, buffers, position), callback);
  }

  /** Stat on the pool; see {@link Files#stat}. */
  public WorkRequest<FileStat> stat(String path, FileCallback<FileStat> callback) {
    WorkRequest<FileStat> request = direct.stat(path, false, callback);
    return request != null ? request : call(() -> files.stat(path), callback);
  }

  /** Lstat on the pool; see {@link Files#lstat}. */
  public WorkRequest<FileStat> lstat(String path, FileCallback<FileStat> callback) {
    WorkRequest<FileStat> request = direct.stat(path, true, callback);
    return request != null ? request : call(() -> files.lstat(path), callback);
  }

  /** Fstat on the pool; see {@link Files#fstat}. */
  public WorkRequest<FileStat> fstat(int fd, FileCallback<FileStat> callback) {
    WorkRequest<FileStat> request = direct.fstat(fd, callback);
    return request != null ? request : call(() -> files.fstat(fd), callback);
  }

  /** Statfs on the pool; see {@link Files#statfs}. */
  public WorkRequest<FileSystemStat> statfs(String path, FileCallback<FileSystemStat> callback) {
    return call(() -> files.statfs(path), callback);
  }

  /** Scandir on the pool; see {@link Files#scandir}. */
  public WorkRequest<List<DirectoryEntry>> scandir(
      String path, FileCallback<List<DirectoryEntry>> callback) {
    return call(() -> files.scandir(path), callback);
  }

  /** Opendir on the pool; see {@link Files#opendir}. */
  public WorkRequest<Directory> opendir(String path, FileCallback<Directory> callback) {
    return call(() -> files.opendir(path), callback);
  }

  /** Readdir on the pool; see {@link Files#readdir}. */
  public WorkRequest<List<DirectoryEntry>> readdir(
      Directory directory, int most, FileCallback<List<DirectoryEntry>> callback) {
    return call(() -> files.readdir(directory, most), callback);
  }

  /** Closedir on the pool; see {@link Files#closedir}. */
  public WorkRequest<Void> closedir(Directory directory, FileCallback<Void> callback) {
    return act(() -> files.closedir(directory), callback);
  }

  /** Mkdir on the pool; see {@link Files#mkdir}. */
  public WorkRequest<Void> mkdir(String path, int mode, FileCallback<Void> callback) {
    WorkRequest<Void> request = direct.mkdir(path, mode, callback);
    return request != null ? request : act(() -> files.mkdir(path, mode), callback);
  }

  /** Mkdirs on the pool; see {@link Files#mkdirs}. */
  public WorkRequest<Void> mkdirs(String path, int mode, FileCallback<Void> callback) {
    return act(() -> files.mkdirs(path, mode), callback);
  }

  /** Mkdtemp on the pool; see {@link Files#mkdtemp}. */
  public WorkRequest<String> mkdtemp(String template, FileCallback<String> callback) {
    return call(() -> files.mkdtemp(template), callback);
  }

  /** Mkstemp on the pool; see {@link Files#mkstemp}. */
  public WorkRequest<Files.TemporaryFile> mkstemp(
      String template, FileCallback<Files.TemporaryFile> callback) {
    return call(() -> files.mkstemp(template), callback);
  }

  /** Rmdir on the pool; see {@link Files#rmdir}. */
  public WorkRequest<Void> rmdir(String path, FileCallback<Void> callback) {
    WorkRequest<Void> request = direct.remove(path, true, callback);
    return request != null ? request : act(() -> files.rmdir(path), callback);
  }

  /** RemoveTree on the pool; see {@link Files#removeTree}. */
  public WorkRequest<Void> removeTree(String path, FileCallback<Void> callback) {
    return act(() -> files.removeTree(path), callback);
  }

  /** Rename on the pool; see {@link Files#rename}. */
  public WorkRequest<Void> rename(String from, String to, FileCallback<Void> callback) {
    WorkRequest<Void> request = direct.pair("rename", from, to, callback);
    return request != null ? request : act(() -> files.rename(from, to), callback);
  }

  /** Unlink on the pool; see {@link Files#unlink}. */
  public WorkRequest<Void> unlink(String path, FileCallback<Void> callback) {
    WorkRequest<Void> request = direct.remove(path, false, callback);
    return request != null ? request : act(() -> files.unlink(path), callback);
  }

  /** Link on the pool; see {@link Files#link}. */
  public WorkRequest<Void> link(String from, String to, FileCallback<Void> callback) {
    WorkRequest<Void> request = direct.pair("link", from, to, callback);
    return request != null ? request : act(() -> files.link(from, to), callback);
  }

  /** Symlink on the pool; see {@link Files#symlink}. */
  public WorkRequest<Void> symlink(String target, String path, FileCallback<Void> callback) {
    WorkRequest<Void> request = direct.pair("symlink", target, path, callback);
    return request != null ? request : act(() -> files.symlink(target, path), callback);
  }

  /** Readlink on the pool; see {@link Files#readlink}. */
  public WorkRequest<String> readlink(String path, FileCallback<String> callback) {
    return call(() -> files.readlink(path), callback);
  }

  /** Realpath on the pool; see {@link Files#realpath}. */
  public WorkRequest<String> realpath(String path, FileCallback<String> callback) {
    return call(() -> files.realpath(path), callback);
  }

  /** Access on the pool; see {@link Files#access}. */
  public WorkRequest<Void> access(String path, int mode, FileCallback<Void> callback) {
    return act(() -> files.access(path, mode), callback);
  }

  /** CopyFile on the pool; see {@link Files#copyFile}. */
  public WorkRequest<Void> copyFile(
      String from, String to, int flags, FileCallback<Void> callback) {
    return act(() -> files.copyFile(from, to, flags), callback);
  }

  /** Ftruncate on the pool; see {@link Files#ftruncate}. */
  public WorkRequest<Void> ftruncate(int fd, long size, FileCallback<Void> callback) {
    WorkRequest<Void> request = direct.ftruncate(fd, size, callback);
    return request != null ? request : act(() -> files.ftruncate(fd, size), callback);
  }

  /** Truncate on the pool; see {@link Files#truncate}. */
  public WorkRequest<Void> truncate(String path, long size, FileCallback<Void> callback) {
    return act(() -> files.truncate(path, size), callback);
  }

  /** Fsync on the pool; see {@link Files#fsync}. */
  public WorkRequest<Void> fsync(int fd, FileCallback<Void> callback) {
    WorkRequest<Void> request = direct.sync(fd, false, callback);
    return request != null ? request : act(() -> files.fsync(fd), callback);
  }

  /** Fdatasync on the pool; see {@link Files#fdatasync}. */
  public WorkRequest<Void> fdatasync(int fd, FileCallback<Void> callback) {
    WorkRequest<Void> request = direct.sync(fd, true, callback);
    return request != null ? request : act(() -> files.fdatasync(fd), callback);
  }

  /** Utimes on the pool; see {@link Files#utimes}. */
  public WorkRequest<Void> utimes(
      String path, long accessNanos, long modifyNanos, FileCallback<Void> callback) {
    return act(() -> files.utimes(path, accessNanos, modifyNanos), callback);
  }

  /** Lutimes on the pool; see {@link Files#lutimes}. */
  public WorkRequest<Void> lutimes(
      String path, long accessNanos, long modifyNanos, FileCallback<Void> callback) {
    return act(() -> files.lutimes(path, accessNanos, modifyNanos), callback);
  }

  /** Futimes on the pool; see {@link Files#futimes}. */
  public WorkRequest<Void> futimes(
      int fd, long accessNanos, long modifyNanos, FileCallback<Void> callback) {
    return act(() -> files.futimes(fd, accessNanos, modifyNanos), callback);
  }

  /** Chmod on the pool; see {@link Files#chmod}. */
  public WorkRequest<Void> chmod(String path, int mode, FileCallback<Void> callback) {
    return act(() -> files.chmod(path, mode), callback);
  }

  /** Fchmod on the pool; see {@link Files#fchmod}. */
  public WorkRequest<Void> fchmod(int fd, int mode, FileCallback<Void> callback) {
    return act(() -> files.fchmod(fd, mode), callback);
  }

  /** Chown on the pool; see {@link Files#chown}. */
  public WorkRequest<Void> chown(String path, int uid, int gid, FileCallback<Void> callback) {
    return act(() -> files.chown(path, uid, gid), callback);
  }

  /** Lchown on the pool; see {@link Files#lchown}. */
  public WorkRequest<Void> lchown(String path, int uid, int gid, FileCallback<Void> callback) {
    return act(() -> files.lchown(path, uid, gid), callback);
  }

  /** Fchown on the pool; see {@link Files#fchown}. */
  public WorkRequest<Void> fchown(int fd, int uid, int gid, FileCallback<Void> callback) {
    return act(() -> files.fchown(fd, uid, gid), callback);
  }

  /** Sendfile on the pool; see {@link Files#sendfile}. */
  public WorkRequest<Long> sendfile(
      int outFd, int inFd, long inOffset, long length, FileCallback<Long> callback) {
    return call(() -> files.sendfile(outFd, inFd, inOffset, length), callback);
  }

  /** ReadAll on the pool; see {@link Files#readAll}. */
  public WorkRequest<byte[]> readAll(String path, FileCallback<byte[]> callback) {
    return call(() -> files.readAll(path), callback);
  }

  /** WriteAll on the pool; see {@link Files#writeAll}. */
  public WorkRequest<Void> writeAll(String path, byte[] data, FileCallback<Void> callback) {
    return act(() -> files.writeAll(path, data), callback);
  }
}
