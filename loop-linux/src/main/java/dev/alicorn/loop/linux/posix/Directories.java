package dev.alicorn.loop.linux.posix;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.alicorn.loop.FileType;
import dev.alicorn.loop.OpenFlags;
import dev.alicorn.loop.linux.ffi.Call;
import dev.alicorn.loop.linux.ffi.Linux;
import dev.alicorn.loop.linux.ffi.PathBytes;
import dev.alicorn.loop.linux.ffi.Scratch;
import dev.alicorn.loop.spi.DirectorySink;
import java.lang.foreign.MemorySegment;

/** Lists directories by getdents64(2). Any thread. */
final class Directories {
  private static final int O_DIRECTORY = 0x10000;
  private static final int NAME_AT = 19;

  private Directories() {}

  static int scan(String path, DirectorySink out) {
    int fd = PosixFiles.INSTANCE.open(path, OpenFlags.O_RDONLY | O_DIRECTORY, 0);
    if (fd < 0) {
      return fd;
    }
    try {
      while (true) {
        MemorySegment buffer = Scratch.get().struct();
        int length = Linux.call(Call.GETDENTS64, fd, buffer.address(), buffer.byteSize());
        if (length <= 0) {
          return length;
        }
        deliver(MemorySegment.ofArray(buffer.asSlice(0, length).toArray(JAVA_BYTE)), out);
      }
    } finally {
      PosixFiles.INSTANCE.close(fd);
    }
  }

  private static void deliver(MemorySegment batch, DirectorySink out) {
    for (long at = 0; at < batch.byteSize(); ) {
      int size = batch.get(JAVA_SHORT_UNALIGNED, at + 16) & 0xFFFF;
      int end = NAME_AT;
      while (batch.get(JAVA_BYTE, at + end) != 0) {
        end++;
      }
      byte[] name = batch.asSlice(at + NAME_AT, end - NAME_AT).toArray(JAVA_BYTE);
      if (!isDots(name)) {
        out.entry(PathBytes.decode(name), type(batch.get(JAVA_BYTE, at + 18)));
      }
      at += size;
    }
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
