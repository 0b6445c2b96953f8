package dev.alicorn.loop;

import dev.alicorn.loop.spi.AsyncFilePort;
import java.lang.foreign.MemorySegment;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The file operations that the back end completes without the pool. Each method gives the request
 * that is under way, or null when the pool has to do it.
 *
 * <p>Loop thread only.
 */
final class DirectFiles {
  private final EventLoop loop;

  DirectFiles(EventLoop loop) {
    this.loop = loop;
  }

  /** One operation under way: what it is called in errors, and what becomes of its result. */
  private final class Operation<T> implements AsyncFilePort.Sink {
    private final String syscall;
    private final @Nullable String path;
    private final @Nullable String dest;
    private final IntFunction<T> value;
    private final WorkRequest<T> request;

    Operation(
        String syscall,
        @Nullable String path,
        @Nullable String dest,
        IntFunction<T> value,
        FileCallback<T> callback) {
      this.syscall = syscall;
      this.path = path;
      this.dest = dest;
      this.value = value;
      this.request =
          new WorkRequest<>(loop, (error, result) -> callback.onDone((SystemError) error, result));
    }

    @Nullable WorkRequest<T> begunIf(boolean taken) {
      if (!taken) {
        return null;
      }
      request.begin(loop);
      return request;
    }

    @Override
    public void onDone(int result) {
      if (result < 0) {
        request.fail(SystemError.ofPath(result, syscall, path, dest));
      } else {
        request.succeed(value.apply(result));
      }
    }
  }

  private @Nullable AsyncFilePort port() {
    loop.checkOpen();
    return loop.poll.provider().carriesFiles() ? loop.poll.backend().asyncFiles() : null;
  }

  @SuppressWarnings("NullAway") // Void has no value but null
  private static Void nothing(int result) {
    return null;
  }

  private Operation<Void> operation(
      String syscall, @Nullable String path, @Nullable String dest, FileCallback<Void> callback) {
    return new Operation<>(syscall, path, dest, DirectFiles::nothing, callback);
  }

  @Nullable WorkRequest<Integer> open(
      String path, int flags, int mode, FileCallback<Integer> callback) {
    AsyncFilePort port = port();
    if (port == null) {
      return null;
    }
    Operation<Integer> each = new Operation<>("open", path, null, fd -> fd, callback);
    return each.begunIf(port.open(path, flags, mode, each));
  }

  @Nullable WorkRequest<Void> close(int fd, FileCallback<Void> callback) {
    AsyncFilePort port = port();
    if (port == null) {
      return null;
    }
    Operation<Void> each = operation("close", null, null, callback);
    return each.begunIf(port.close(fd, each));
  }

  @Nullable WorkRequest<Integer> transfer(
      boolean isWrite,
      int fd,
      MemorySegment buffer,
      long offset,
      int length,
      long position,
      FileCallback<Integer> callback) {
    AsyncFilePort port = port();
    boolean isInside = offset >= 0 && length >= 0 && length <= buffer.byteSize() - offset;
    if (port == null || !isInside) {
      return null; // the pool's way tells what is wrong
    }
    String syscall = isWrite ? "write" : "read";
    Operation<Integer> each = new Operation<>(syscall, null, null, count -> count, callback);
    return each.begunIf(
        isWrite
            ? port.write(fd, buffer, offset, length, position, each)
            : port.read(fd, buffer, offset, length, position, each));
  }

  @Nullable WorkRequest<FileStat> stat(
      String path, boolean ofLink, FileCallback<FileStat> callback) {
    AsyncFilePort port = port();
    if (port == null) {
      return null;
    }
    FileStat stat = new FileStat();
    String syscall = ofLink ? "lstat" : "stat";
    Operation<FileStat> each = new Operation<>(syscall, path, null, done -> stat, callback);
    return each.begunIf(ofLink ? port.lstat(path, stat, each) : port.stat(path, stat, each));
  }

  @Nullable WorkRequest<FileStat> fstat(int fd, FileCallback<FileStat> callback) {
    AsyncFilePort port = port();
    if (port == null) {
      return null;
    }
    FileStat stat = new FileStat();
    Operation<FileStat> each = new Operation<>("fstat", null, null, done -> stat, callback);
    return each.begunIf(port.fstat(fd, stat, each));
  }

  @Nullable WorkRequest<Void> mkdir(String path, int mode, FileCallback<Void> callback) {
    AsyncFilePort port = port();
    if (port == null) {
      return null;
    }
    Operation<Void> each = operation("mkdir", path, null, callback);
    return each.begunIf(port.mkdir(path, mode, each));
  }

  /** Removes a name: a directory's by rmdir, another's by unlink. */
  @Nullable WorkRequest<Void> remove(
      String path, boolean isDirectory, FileCallback<Void> callback) {
    AsyncFilePort port = port();
    if (port == null) {
      return null;
    }
    Operation<Void> each = operation(isDirectory ? "rmdir" : "unlink", path, null, callback);
    return each.begunIf(isDirectory ? port.rmdir(path, each) : port.unlink(path, each));
  }

  /** Two names: {@code rename}, {@code link} or {@code symlink}. */
  @Nullable WorkRequest<Void> pair(
      String syscall, String from, String to, FileCallback<Void> callback) {
    AsyncFilePort port = port();
    if (port == null) {
      return null;
    }
    Operation<Void> each = operation(syscall, from, to, callback);
    return each.begunIf(
        switch (syscall) {
          case "rename" -> port.rename(from, to, each);
          case "link" -> port.link(from, to, each);
          default -> port.symlink(from, to, each);
        });
  }

  @Nullable WorkRequest<Void> ftruncate(int fd, long size, FileCallback<Void> callback) {
    AsyncFilePort port = port();
    if (port == null) {
      return null;
    }
    Operation<Void> each = operation("ftruncate", null, null, callback);
    return each.begunIf(port.ftruncate(fd, size, each));
  }

  @Nullable WorkRequest<Void> sync(int fd, boolean onlyData, FileCallback<Void> callback) {
    AsyncFilePort port = port();
    if (port == null) {
      return null;
    }
    Operation<Void> each = operation(onlyData ? "fdatasync" : "fsync", null, null, callback);
    return each.begunIf(onlyData ? port.fdatasync(fd, each) : port.fsync(fd, each));
  }
}
