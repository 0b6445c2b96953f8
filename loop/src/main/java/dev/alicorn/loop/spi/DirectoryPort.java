package dev.alicorn.loop.spi;

/**
 * A directory that is open for reading piece by piece, as by readdir(3). Any thread, one at a time;
 * results are counts or a negative {@link dev.alicorn.loop.Errno}.
 */
public interface DirectoryPort {
  /** Hands over at most so many of the entries that follow; how many, 0 at the end. */
  int read(int most, DirectorySink out);

  /** Closes it; {@code EBADF} when it was closed, which every later call answers. */
  int close();
}
