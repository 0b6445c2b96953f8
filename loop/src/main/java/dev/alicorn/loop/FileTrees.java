package dev.alicorn.loop;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** Operations on files that are made of several calls. */
final class FileTrees {
  private static final int FIRST_READ = 8192;
  private static final int NEW_FILE_MODE = 0666;

  private FileTrees() {}

  static void make(Files files, String path, int mode) {
    try {
      files.mkdir(path, mode);
    } catch (SystemError error) {
      if (error.errno() == Errno.EEXIST && files.stat(path).isDirectory()) {
        return;
      }
      int slash = path.lastIndexOf('/');
      if (error.errno() != Errno.ENOENT || slash <= 0) {
        throw error;
      }
      make(files, path.substring(0, slash), mode);
      if (slash < path.length() - 1) {
        make(files, path, mode);
      }
    }
  }

  static void remove(Files files, String path) {
    if (!files.lstat(path).isDirectory()) {
      files.unlink(path);
      return;
    }
    for (DirectoryEntry entry : files.scandir(path)) {
      remove(files, path + '/' + entry.name());
    }
    files.rmdir(path);
  }

  static void truncate(Files files, String path, long size) {
    int fd = files.open(path, OpenFlags.O_RDWR, 0);
    try {
      files.ftruncate(fd, size);
    } finally {
      files.close(fd);
    }
  }

  static byte[] readAll(Files files, String path) {
    int fd = files.open(path, OpenFlags.O_RDONLY, 0);
    try {
      long size = files.fstat(fd).size();
      if (size > Integer.MAX_VALUE - 8) {
        throw SystemError.ofPath(Errno.EFBIG, "read", path, null);
      }
      byte[] data = new byte[size > 0 ? (int) size + 1 : FIRST_READ];
      int filled = 0;
      while (true) {
        int count = files.read(fd, MemorySegment.ofArray(data), filled, data.length - filled, -1);
        if (count == 0) {
          return Arrays.copyOf(data, filled);
        }
        filled += count;
        if (filled == data.length) {
          data = Arrays.copyOf(data, filled * 2);
        }
      }
    } finally {
      files.close(fd);
    }
  }

  static void writeAll(Files files, String path, byte[] data) {
    int flags = OpenFlags.O_WRONLY | OpenFlags.O_CREAT | OpenFlags.O_TRUNC;
    int fd = files.open(path, flags, NEW_FILE_MODE);
    try {
      MemorySegment memory = MemorySegment.ofArray(data);
      int written = 0;
      while (written < data.length) {
        written += files.write(fd, memory, written, data.length - written, -1);
      }
    } finally {
      files.close(fd);
    }
  }
}
