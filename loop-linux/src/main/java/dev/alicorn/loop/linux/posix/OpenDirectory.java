package dev.alicorn.loop.linux.posix;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.FileType;
import dev.alicorn.loop.OpenFlags;
import dev.alicorn.loop.linux.ffi.Call;
import dev.alicorn.loop.linux.ffi.Linux;
import dev.alicorn.loop.linux.ffi.PathBytes;
import dev.alicorn.loop.linux.ffi.Scratch;
import dev.alicorn.loop.spi.DirectoryPort;
import dev.alicorn.loop.spi.DirectorySink;
import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;

/** Reads a directory by getdents64(2). Any thread, one at a time. */
final class OpenDirectory implements DirectoryPort {
  private static final int O_DIRECTORY = 0x10000;
  private static final int SIZE_AT = 16;
  private static final int TYPE_AT = 18;
  private static final int NAME_AT = 19;
  private static final MemorySegment NOTHING = MemorySegment.ofArray(new byte[0]);

  private int fd;
  private MemorySegment batch = NOTHING;
  private long at;

  private OpenDirectory(int fd) {
    this.fd = fd;
  }

  /** Opens a directory; 0 or errno. */
  static int open(String path, Consumer<DirectoryPort> out) {
    int fd = PosixFiles.INSTANCE.open(path, OpenFlags.O_RDONLY | O_DIRECTORY, 0);
    if (fd >= 0) {
      out.accept(new OpenDirectory(fd));
    }
    return Math.min(fd, 0);
  }

  /** Lists a directory; 0 or errno. */
  static int scan(String path, DirectorySink out) {
    int fd = PosixFiles.INSTANCE.open(path, OpenFlags.O_RDONLY | O_DIRECTORY, 0);
    if (fd < 0) {
      return fd;
    }
    OpenDirectory directory = new OpenDirectory(fd);
    try {
      return Math.min(directory.read(Integer.MAX_VALUE, out), 0);
    } finally {
      directory.close();
    }
  }

  @Override
  public int read(int most, DirectorySink out) {
    int count = 0;
    while (count < most) {
      if (at == batch.byteSize()) {
        int length = fetch();
        if (length <= 0) {
          return length < 0 ? length : count;
        }
      }
      count += deliver(out);
    }
    return count;
  }

  /** Reads as many as the thread's memory has room for; how many bytes, or errno. */
  private int fetch() {
    MemorySegment buffer = Scratch.get().struct();
    int length = Linux.call(Call.GETDENTS64, fd, buffer.address(), buffer.byteSize());
    if (length > 0) {
      batch = MemorySegment.ofArray(buffer.asSlice(0, length).toArray(JAVA_BYTE));
      at = 0;
    }
    return length;
  }

  /** Hands over the next of the batch; 1, or 0 for one that is not told of. */
  private int deliver(DirectorySink out) {
    int size = batch.get(JAVA_SHORT_UNALIGNED, at + SIZE_AT) & 0xFFFF;
    int end = NAME_AT;
    while (batch.get(JAVA_BYTE, at + end) != 0) {
      end++;
    }
    byte[] name = batch.asSlice(at + NAME_AT, end - NAME_AT).toArray(JAVA_BYTE);
    byte type = batch.get(JAVA_BYTE, at + TYPE_AT);
    at += size;
    if (isDots(name)) {
      return 0;
    }
    out.entry(PathBytes.decode(name), type(type));
    return 1;
  }

  @Override
  public int close() {
    if (fd < 0) {
      return Errno.EBADF;
    }
    int closed = fd;
    fd = -1;
    batch = NOTHING;
    at = 0;
    return PosixFiles.INSTANCE.close(closed);
  }

  private static boolean isDots(byte[] name) {
    return name[0] == '.' && (name.length == 1 || (name.length == 2 && name[1] == '.'));
  }

  private static FileType type(byte d) {
    return switch (d) {
      case 1 -> FileType.FIFO;
      case 2 -> FileType.CHARACTER;
      case 4 -> FileType.DIRECTORY;
      case 6 -> FileType.BLOCK;
      case 8 -> FileType.FILE;
      case 10 -> FileType.LINK;
      case 12 -> FileType.SOCKET;
      default -> FileType.UNKNOWN;
    };
  }
}
