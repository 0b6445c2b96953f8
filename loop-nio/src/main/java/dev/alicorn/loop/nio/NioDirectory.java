package dev.alicorn.loop.nio;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.FileStat;
import dev.alicorn.loop.FileType;
import dev.alicorn.loop.spi.DirectoryPort;
import dev.alicorn.loop.spi.DirectorySink;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Objects;

/** Reads a directory by the JDK's stream of it. Any thread, one at a time. */
final class NioDirectory implements DirectoryPort {
  private final DirectoryStream<Path> stream;
  private final Iterator<Path> left;
  private boolean closed;

  @SuppressWarnings("StreamResourceLeak") // until close()
  NioDirectory(Path path) throws IOException {
    stream = Files.newDirectoryStream(path);
    left = stream.iterator();
  }

  @Override
  public int read(int most, DirectorySink out) {
    if (closed) {
      return Errno.EBADF;
    }
    int count = 0;
    try {
      while (count < most && left.hasNext()) {
        Path entry = left.next();
        out.entry(String.valueOf(entry.getFileName()), type(entry));
        count++;
      }
      return count;
    } catch (DirectoryIteratorException e) {
      return Errnos.of(Objects.requireNonNull(e.getCause()));
    }
  }

  private static FileType type(Path entry) {
    FileStat stat = new FileStat();
    try {
      FileAttributes.stat(entry, stat, LinkOption.NOFOLLOW_LINKS);
      return stat.type();
    } catch (IOException | RuntimeException e) {
      return FileType.UNKNOWN; // it has gone meanwhile
    }
  }

  @Override
  public int close() {
    if (closed) {
      return Errno.EBADF;
    }
    closed = true;
    try {
      stream.close();
      return 0;
    } catch (IOException e) {
      return Errnos.of(e);
    }
  }
}
