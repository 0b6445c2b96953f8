package dev.alicorn.bench.loop;

import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.Files;
import dev.alicorn.loop.OpenFlags;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** Reads the first 4 KiB of a file. */
final class ReadOperation extends Repeated {
  private static final int BYTES = 4096;

  private final MemorySegment memory = Arena.ofAuto().allocate(BYTES);
  private @Nullable Files files;
  private int fd;

  ReadOperation() {
    super(16);
  }

  @Override
  void prepare(EventLoop loop) {
    Files now = loop.files();
    files = now;
    fd = now.open("/proc/self/exe", OpenFlags.O_RDONLY, 0);
  }

  @Override
  void start(EventLoop loop) {
    loop.asyncFiles().read(fd, memory, 0, BYTES, 0, (error, count) -> next(loop));
  }

  @Override
  void finish() {
    if (files != null) {
      files.close(fd);
    }
  }
}
