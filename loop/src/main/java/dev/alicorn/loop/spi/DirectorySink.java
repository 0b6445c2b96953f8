package dev.alicorn.loop.spi;

import dev.alicorn.loop.FileType;

/** Takes the entries of a directory one by one. */
@FunctionalInterface
public interface DirectorySink {
  /** One entry, never "." or "..". */
  void entry(String name, FileType type);
}
