package dev.alicorn.loop.spi;

import dev.alicorn.loop.FileStat;
import java.lang.foreign.MemorySegment;

/**
 * File operations that the kernel completes by itself, without a thread of the pool.
 *
 * <p>Loop thread only. Each method starts an operation and returns true: the sink then hears its
 * result exactly once, from a later poll. Or it returns false, because it cannot carry this one,
 * and the blocking {@link FilePort} has to. Memory must stay untouched until the result. Meaning of
 * arguments and results are those of {@link FilePort}.
 */
public interface AsyncFilePort {
  /** Who hears the result: 0 or a count, or a negative {@link dev.alicorn.loop.Errno}. */
  @FunctionalInterface
  interface Sink {
    /** It is done. Called inside {@code poll}; does not throw. */
    void onDone(int result);
  }

  boolean open(String path, int flags, int mode, Sink sink);

  boolean close(int fd, Sink sink);

  boolean read(int fd, MemorySegment buffer, long offset, int length, long position, Sink sink);

  boolean write(int fd, MemorySegment buffer, long offset, int length, long position, Sink sink);

  boolean stat(String path, FileStat out, Sink sink);

  boolean lstat(String path, FileStat out, Sink sink);

  boolean fstat(int fd, FileStat out, Sink sink);

  boolean mkdir(String path, int mode, Sink sink);

  boolean rmdir(String path, Sink sink);

  boolean unlink(String path, Sink sink);

  boolean rename(String from, String to, Sink sink);

  boolean link(String from, String to, Sink sink);

  boolean symlink(String target, String path, Sink sink);

  boolean ftruncate(int fd, long size, Sink sink);

  boolean fsync(int fd, Sink sink);

  boolean fdatasync(int fd, Sink sink);
}
