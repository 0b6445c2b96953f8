package dev.alicorn.loop;

import dev.alicorn.loop.spi.DirectoryPort;
import dev.alicorn.loop.spi.DirectorySink;

/**
 * A directory that is open for reading piece by piece; libuv's {@code uv_dir_t}. It holds a
 * descriptor until {@link Files#closedir}.
 *
 * <p>Any thread; pieces that are asked for at once are read one after the other.
 */
public final class Directory {
  private final DirectoryPort port;

  Directory(DirectoryPort port) {
    this.port = port;
  }

  synchronized int read(int most, DirectorySink out) {
    return port.read(most, out);
  }

  synchronized int close() {
    return port.close();
  }
}
