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

  /** Starts what {@link FilePort#open} does. */
  boolean open(String path, int flags, int mode, Sink sink);

  /** Starts what {@link FilePort#close} does. */
  boolean close(int fd, Sink sink);

  /** Starts what {@link FilePort#read} does. */
  boolean read(int fd, MemorySegment buffer, long offset, int length, long position, Sink sink);

  /** Starts what {@link FilePort#write} does. */
  boolean write(int fd, MemorySegment buffer, long offset, int length, long position, Sink sink);

  /** Starts what {@link FilePort#stat} does. */
  boolean stat(String path, FileStat out, Sink sink);

  /** Starts what {@link FilePort#lstat} does. */
  boolean lstat(String path, FileStat out, Sink sink);

  /** Starts what {@link FilePort#fstat} does. */
  boolean fstat(int fd, FileStat out, Sink sink);

  /** Starts what {@link FilePort#mkdir} does. */
  boolean mkdir(String path, int mode, Sink sink);

  /** Starts what {@link FilePort#rmdir} does. */
  boolean rmdir(String path, Sink sink);

  /** Starts what {@link FilePort#unlink} does. */
  boolean unlink(String path, Sink sink);

  /** Starts what {@link FilePort#rename} does. */
  boolean rename(String from, String to, Sink sink);

  /** Starts what {@link FilePort#link} does. */
  boolean link(String from, String to, Sink sink);

  /** Starts what {@link FilePort#symlink} does. */
  boolean symlink(String target, String path, Sink sink);

  /** Starts what {@link FilePort#ftruncate} does. */
  boolean ftruncate(int fd, long size, Sink sink);

  /** Starts what {@link FilePort#fsync} does. */
  boolean fsync(int fd, Sink sink);

  /** Starts what {@link FilePort#fdatasync} does. */
  boolean fdatasync(int fd, Sink sink);
}
