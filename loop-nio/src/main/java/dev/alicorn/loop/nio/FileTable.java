package dev.alicorn.loop.nio;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Descriptors of open files: the smallest free number from 3 on; 0, 1 and 2 are the process's own.
 */
final class FileTable {
  /**
   * An open file.
   *
   * @param path null for the standard streams
   * @param append every write goes to the end
   */
  record OpenFile(FileChannel channel, @Nullable Path path, boolean append) {}

  private final List<@Nullable OpenFile> files = new ArrayList<>();

  FileTable() {
    files.add(null);
    files.add(null);
    files.add(null);
  }

  synchronized int add(OpenFile file) {
    for (int fd = 3; fd < files.size(); fd++) {
      if (files.get(fd) == null) {
        files.set(fd, file);
        return fd;
      }
    }
    files.add(file);
    return files.size() - 1;
  }

  synchronized @Nullable OpenFile get(int fd) {
    if (fd < 0 || fd >= files.size()) {
      return null;
    }
    OpenFile file = files.get(fd);
    if (file == null && fd < 3) {
      file = new OpenFile(standard(fd), null, false);
      files.set(fd, file);
    }
    return file;
  }

  synchronized @Nullable OpenFile remove(int fd) {
    return fd < 0 || fd >= files.size() ? null : files.set(fd, null);
  }

  @SuppressWarnings("resource") // the process's own streams stay open
  private static FileChannel standard(int fd) {
    return switch (fd) {
      case 0 -> new FileInputStream(FileDescriptor.in).getChannel();
      case 1 -> new FileOutputStream(FileDescriptor.out).getChannel();
      default -> new FileOutputStream(FileDescriptor.err).getChannel();
    };
  }
}
