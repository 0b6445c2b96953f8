package dev.alicorn.loop.nio;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.IoVector;
import dev.alicorn.loop.OpenFlags;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.HashSet;
import java.util.Set;

/** Operations on open files. */
final class NioOpenFiles {
  private final FileTable table = new FileTable();

  /** An operation on the path of an open file. */
  interface PathStep {
    void run(Path path) throws IOException;
  }

  private interface FileAttempt {
    long run(FileTable.OpenFile file) throws IOException;
  }

  private long with(int fd, FileAttempt work) {
    FileTable.OpenFile file = table.get(fd);
    return file == null ? Errno.EBADF : NioFiles.attemptLong(() -> work.run(file));
  }

  int withPath(int fd, PathStep work) {
    return (int)
        with(
            fd,
            file -> {
              Path path = file.path();
              if (path == null) {
                return Errno.ENOTSUP;
              }
              work.run(path);
              return 0;
            });
  }

  int open(Path path, int flags, int mode) throws IOException {
    if ((flags & OpenFlags.O_DIRECTORY) != 0 && Files.exists(path) && !Files.isDirectory(path)) {
      throw new NotDirectoryException(path.toString());
    }
    boolean writes = (flags & OpenFlags.O_ACCMODE) != OpenFlags.O_RDONLY;
    boolean creates = (flags & OpenFlags.O_CREAT) != 0;
    if (Files.isDirectory(path)) {
      refuseDirectory(path, writes || creates, (flags & OpenFlags.O_EXCL) != 0 && creates);
    }
    FileAttribute<?>[] attributes =
        creates ? FileAttributes.creation(mode) : new FileAttribute<?>[0];
    FileChannel channel;
    if (creates && !writes) {
      createForReading(path, flags, attributes);
      channel = FileChannel.open(path, options(flags, writes));
    } else {
      channel = FileChannel.open(path, options(flags, writes), attributes);
    }
    boolean append = (flags & OpenFlags.O_APPEND) != 0;
    return table.add(new FileTable.OpenFile(channel, path.toAbsolutePath(), append));
  }

  private static void refuseDirectory(Path path, boolean wrongUse, boolean exclusive)
      throws IOException {
    if (exclusive) {
      throw new FileSystemException(path.toString(), null, "File exists");
    }
    if (wrongUse) {
      throw new FileSystemException(path.toString(), null, "Is a directory");
    }
  }

  /** The JDK creates only what is opened for writing. */
  private static void createForReading(Path path, int flags, FileAttribute<?>[] attributes)
      throws IOException {
    boolean exclusive = (flags & OpenFlags.O_EXCL) != 0;
    if (exclusive || !Files.exists(path)) {
      Files.createFile(path, attributes);
    }
  }

  private static Set<OpenOption> options(int flags, boolean writes) {
    Set<OpenOption> options = new HashSet<>();
    if ((flags & OpenFlags.O_ACCMODE) != OpenFlags.O_WRONLY) {
      options.add(StandardOpenOption.READ);
    }
    if (writes) {
      options.add(StandardOpenOption.WRITE);
      if ((flags & OpenFlags.O_CREAT) != 0) {
        boolean exclusive = (flags & OpenFlags.O_EXCL) != 0;
        options.add(exclusive ? StandardOpenOption.CREATE_NEW : StandardOpenOption.CREATE);
      }
      if ((flags & OpenFlags.O_TRUNC) != 0) {
        options.add(StandardOpenOption.TRUNCATE_EXISTING);
      }
      if ((flags & OpenFlags.O_SYNC) == OpenFlags.O_SYNC) {
        options.add(StandardOpenOption.SYNC);
      } else if ((flags & OpenFlags.O_DSYNC) != 0) {
        options.add(StandardOpenOption.DSYNC);
      }
    }
    if ((flags & OpenFlags.O_NOFOLLOW) != 0) {
      options.add(LinkOption.NOFOLLOW_LINKS);
    }
    return options;
  }

  int close(int fd) {
    FileTable.OpenFile file = table.remove(fd);
    if (file == null) {
      return Errno.EBADF;
    }
    return NioFiles.attempt(
        () -> {
          file.channel().close();
          return 0;
        });
  }

  private static ByteBuffer buffer(MemorySegment memory, long offset, int length) {
    return memory.asSlice(offset, length).asByteBuffer();
  }

  int read(int fd, MemorySegment memory, long offset, int length, long position) {
    return (int) with(fd, file -> readOne(file, buffer(memory, offset, length), position));
  }

  private static int readOne(FileTable.OpenFile file, ByteBuffer into, long position)
      throws IOException {
    FileChannel channel = file.channel();
    return Math.max(0, position < 0 ? channel.read(into) : channel.read(into, position));
  }

  int write(int fd, MemorySegment memory, long offset, int length, long position) {
    return (int) with(fd, file -> writeOne(file, buffer(memory, offset, length), position));
  }

  private static int writeOne(FileTable.OpenFile file, ByteBuffer from, long position)
      throws IOException {
    FileChannel channel = file.channel();
    if (file.append()) {
      int count = channel.write(from, channel.size());
      channel.position(channel.size());
      return count;
    }
    return position < 0 ? channel.write(from) : channel.write(from, position);
  }

  long readv(int fd, IoVector vector, long position) {
    return with(
        fd,
        file -> {
          long total = 0;
          for (int i = 0; i < vector.count(); i++) {
            ByteBuffer into = buffer(vector.segment(i), vector.offset(i), vector.length(i));
            int count = readOne(file, into, position < 0 ? -1 : position + total);
            total += count;
            if (count < vector.length(i)) {
              break;
            }
          }
          return total;
        });
  }

  long writev(int fd, IoVector vector, long position) {
    return with(
        fd,
        file -> {
          long total = 0;
          for (int i = 0; i < vector.count(); i++) {
            ByteBuffer from = buffer(vector.segment(i), vector.offset(i), vector.length(i));
            int count = writeOne(file, from, position < 0 ? -1 : position + total);
            total += count;
            if (count < vector.length(i)) {
              break;
            }
          }
          return total;
        });
  }

  int truncate(int fd, long size) {
    if (size < 0) {
      return Errno.EINVAL;
    }
    return (int)
        with(
            fd,
            file -> {
              FileChannel channel = file.channel();
              long place = channel.position();
              if (size <= channel.size()) {
                channel.truncate(size);
              } else {
                channel.write(ByteBuffer.allocate(1), size - 1);
              }
              channel.position(place);
              return 0;
            });
  }

  int sync(int fd, boolean metadata) {
    return (int)
        with(
            fd,
            file -> {
              file.channel().force(metadata);
              return 0;
            });
  }

  long transfer(int outFd, int inFd, long offset, long length) {
    FileTable.OpenFile out = table.get(outFd);
    if (out == null) {
      return Errno.EBADF;
    }
    return with(inFd, in -> in.channel().transferTo(offset, length, out.channel()));
  }
}
