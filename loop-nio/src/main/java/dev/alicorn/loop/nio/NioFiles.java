package dev.alicorn.loop.nio;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.FileStat;
import dev.alicorn.loop.FileSystemStat;
import dev.alicorn.loop.IoVector;
import dev.alicorn.loop.spi.DirectoryPort;
import dev.alicorn.loop.spi.DirectorySink;
import dev.alicorn.loop.spi.FilePort;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.AccessMode;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** File operations by path on java.nio.file; those on descriptors are in {@link NioOpenFiles}. */
final class NioFiles implements FilePort {
  static final NioFiles INSTANCE = new NioFiles();

  private static final int COPY_EXCLUSIVE = 1;
  private static final int COPY_CLONE_OR_FAIL = 4;
  private static final int MKDTEMP_TRIES = 100;
  private static final String TEMP_LETTERS =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

  private final NioOpenFiles open = new NioOpenFiles();

  private NioFiles() {}

  /** An operation that throws the JDK's exceptions. */
  interface Attempt {
    long run() throws IOException;
  }

  static int attempt(Attempt work) {
    return (int) attemptLong(work);
  }

  static long attemptLong(Attempt work) {
    try {
      return work.run();
    } catch (IOException | RuntimeException e) {
      return Errnos.of(e);
    }
  }

  private interface Step {
    void run() throws IOException;
  }

  private static int step(Step work) {
    try {
      work.run();
      return 0;
    } catch (IOException | RuntimeException e) {
      return Errnos.of(e);
    }
  }

  /** As the system has it: the empty path is no path. */
  private static Path path(String text) throws IOException {
    if (text.isEmpty()) {
      throw new java.nio.file.NoSuchFileException(text);
    }
    return Path.of(text);
  }

  @Override
  public int open(String path, int flags, int mode) {
    return attempt(() -> open.open(path(path), flags, mode));
  }

  @Override
  public int close(int fd) {
    return open.close(fd);
  }

  @Override
  public int read(int fd, MemorySegment buffer, long offset, int length, long position) {
    return open.read(fd, buffer, offset, length, position);
  }

  @Override
  public int write(int fd, MemorySegment buffer, long offset, int length, long position) {
    return open.write(fd, buffer, offset, length, position);
  }

  @Override
  public long readv(int fd, IoVector buffers, long position) {
    return open.readv(fd, buffers, position);
  }

  @Override
  public long writev(int fd, IoVector buffers, long position) {
    return open.writev(fd, buffers, position);
  }

  @Override
  public int stat(String path, FileStat out) {
    return step(() -> FileAttributes.stat(path(path), out));
  }

  @Override
  public int lstat(String path, FileStat out) {
    return step(() -> FileAttributes.stat(path(path), out, LinkOption.NOFOLLOW_LINKS));
  }

  @Override
  public int fstat(int fd, FileStat out) {
    return open.withPath(fd, path -> FileAttributes.stat(path, out));
  }

  @Override
  public int statfs(String path, FileSystemStat out) {
    return step(
        () -> {
          FileStore store = Files.getFileStore(path(path));
          out.blockSize = store.getBlockSize();
          out.fragmentSize = out.blockSize;
          out.blocks = store.getTotalSpace() / out.blockSize;
          out.blocksFree = store.getUnallocatedSpace() / out.blockSize;
          out.blocksAvailable = store.getUsableSpace() / out.blockSize;
        });
  }

  @Override
  public int scandir(String path, DirectorySink out) {
    List<DirectoryPort> opened = new ArrayList<>(1);
    int result = opendir(path, opened::add);
    for (DirectoryPort each : opened) {
      result = Math.min(each.read(Integer.MAX_VALUE, out), 0);
      each.close();
    }
    return result;
  }

  @Override
  public int opendir(String path, Consumer<DirectoryPort> out) {
    return step(() -> out.accept(new NioDirectory(path(path))));
  }

  @Override
  public int mkdir(String path, int mode) {
    return step(() -> Files.createDirectory(path(path), FileAttributes.creation(mode)));
  }

  @Override
  public int mkdtemp(String template, Consumer<String> out) {
    if (!template.endsWith("XXXXXX")) {
      return Errno.EINVAL;
    }
    String prefix = template.substring(0, template.length() - 6);
    int result = Errno.EEXIST;
    for (int i = 0; i < MKDTEMP_TRIES && result == Errno.EEXIST; i++) {
      String name = prefix + randomName();
      result = mkdir(name, 0700);
      if (result == 0) {
        out.accept(name);
      }
    }
    return result;
  }

  private static String randomName() {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      name.append(TEMP_LETTERS.charAt(ThreadLocalRandom.current().nextInt(TEMP_LETTERS.length())));
    }
    return name.toString();
  }

  private boolean isDirectory(String path) {
    FileStat stat = new FileStat();
    return lstat(path, stat) == 0 && stat.isDirectory();
  }

  @Override
  public int rmdir(String path) {
    FileStat stat = new FileStat();
    int found = lstat(path, stat);
    if (found < 0) {
      return found;
    }
    return stat.isDirectory() ? step(() -> Files.delete(path(path))) : Errno.ENOTDIR;
  }

  @Override
  public int rename(String from, String to) {
    return step(() -> Files.move(path(from), path(to), StandardCopyOption.ATOMIC_MOVE));
  }

  @Override
  public int unlink(String path) {
    return isDirectory(path) ? Errno.EISDIR : step(() -> Files.delete(path(path)));
  }

  @Override
  public int link(String from, String to) {
    return step(() -> Files.createLink(path(to), path(from)));
  }

  @Override
  public int symlink(String target, String path) {
    return step(() -> Files.createSymbolicLink(path(path), path(target)));
  }

  @Override
  public int readlink(String path, Consumer<String> out) {
    return step(() -> out.accept(Files.readSymbolicLink(path(path)).toString()));
  }

  @Override
  public int realpath(String path, Consumer<String> out) {
    return step(() -> out.accept(path(path).toRealPath().toString()));
  }

  @Override
  public int access(String path, int mode) {
    List<AccessMode> modes = new ArrayList<>();
    if ((mode & 4) != 0) {
      modes.add(AccessMode.READ);
    }
    if ((mode & 2) != 0) {
      modes.add(AccessMode.WRITE);
    }
    if ((mode & 1) != 0) {
      modes.add(AccessMode.EXECUTE);
    }
    return step(
        () -> {
          Path target = path(path);
          target.getFileSystem().provider().checkAccess(target, modes.toArray(new AccessMode[0]));
        });
  }

  @Override
  public int copyFile(String from, String to, int flags) {
    if ((flags & COPY_CLONE_OR_FAIL) != 0) {
      return Errno.ENOTSUP;
    }
    return step(
        () -> {
          Path source = path(from);
          if (Files.isDirectory(source)) {
            throw new java.nio.file.FileSystemException(from, to, "Is a directory");
          }
          if ((flags & COPY_EXCLUSIVE) != 0) {
            Files.copy(source, path(to));
          } else {
            Files.copy(source, path(to), StandardCopyOption.REPLACE_EXISTING);
          }
        });
  }

  @Override
  public int ftruncate(int fd, long size) {
    return open.truncate(fd, size);
  }

  @Override
  public int fsync(int fd) {
    return open.sync(fd, true);
  }

  @Override
  public int fdatasync(int fd) {
    return open.sync(fd, false);
  }

  @Override
  public int utimes(String path, long accessNanos, long modifyNanos) {
    return step(() -> FileAttributes.utimes(path(path), accessNanos, modifyNanos));
  }

  @Override
  public int lutimes(String path, long accessNanos, long modifyNanos) {
    return step(
        () ->
            FileAttributes.utimes(path(path), accessNanos, modifyNanos, LinkOption.NOFOLLOW_LINKS));
  }

  @Override
  public int futimes(int fd, long accessNanos, long modifyNanos) {
    return open.withPath(fd, path -> FileAttributes.utimes(path, accessNanos, modifyNanos));
  }

  @Override
  public int chmod(String path, int mode) {
    return step(() -> FileAttributes.chmod(path(path), mode));
  }

  @Override
  public int fchmod(int fd, int mode) {
    return open.withPath(fd, path -> FileAttributes.chmod(path, mode));
  }

  @Override
  public int chown(String path, int uid, int gid) {
    return step(() -> FileAttributes.chown(path(path), uid, gid));
  }

  @Override
  public int lchown(String path, int uid, int gid) {
    return step(() -> FileAttributes.chown(path(path), uid, gid, LinkOption.NOFOLLOW_LINKS));
  }

  @Override
  public int fchown(int fd, int uid, int gid) {
    return open.withPath(fd, path -> FileAttributes.chown(path, uid, gid));
  }

  @Override
  public long sendfile(int outFd, int inFd, long inOffset, long length) {
    return open.transfer(outFd, inFd, inOffset, length);
  }
}
