package dev.alicorn.loop.spi;

import dev.alicorn.loop.FileType;

/** Takes the entries of a directory one by one, on the thread that reads them. Does not throw. */
@FunctionalInterface
public interface DirectorySink {
  /** One entry, never "." or "..". */
  void entry(String name, FileType type);
}
