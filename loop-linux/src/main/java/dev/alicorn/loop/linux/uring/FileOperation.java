package dev.alicorn.loop.linux.uring;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.FileStat;
import dev.alicorn.loop.linux.ffi.PathBytes;
import dev.alicorn.loop.linux.posix.Stats;
import dev.alicorn.loop.spi.AsyncFilePort;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * One file operation under way, with the memory that the kernel uses meanwhile. Loop thread only.
 *
 * <p>One that is under way when its ring is given up answers ECANCELED: whether it was done is not
 * known.
 */
final class FileOperation implements Completer {
  private static final int ONLY = 1;
  private static final int STATX_BYTES = 256;

  private final UringBackend backend;
  private final AsyncFilePort.Sink sink;
  private final Arena arena = Arena.ofAuto();
  private final long key;
  private @Nullable FileStat stat;
  private @Nullable MemorySegment held;

  FileOperation(UringBackend backend, AsyncFilePort.Sink sink) {
    this.backend = backend;
    this.sink = sink;
    key = backend.add(this);
  }

  /** What the kernel hands back. */
  long data() {
    return RingPoller.data(key, ONLY);
  }

  /** The address of a path as the system wants it, good until it is submitted. */
  long path(String path) {
    byte[] bytes = PathBytes.encode(path);
    MemorySegment memory = arena.allocate(bytes.length + 1L);
    memory.copyFrom(MemorySegment.ofArray(bytes));
    return memory.address();
  }

  /** Keeps memory of the caller's until it is done. */
  void hold(MemorySegment memory) {
    held = memory;
  }

  /** The address of memory for the facts about a file, which go to {@code out}. */
  long facts(FileStat out) {
    MemorySegment memory = arena.allocate(STATX_BYTES, Long.BYTES);
    stat = out;
    held = memory;
    return memory.address();
  }

  @Override
  public void complete(int operation, int result, int flags) {
    backend.remove(key);
    FileStat out = stat;
    if (out != null && result == 0 && held != null) {
      Stats.copy(held, out);
    }
    held = null;
    sink.onDone(result);
  }

  @Override
  public void submitAgain() {
    backend.remove(key);
    backend.abandon(this);
    sink.onDone(Errno.ECANCELED);
  }

  @Override
  public void release() {}
}
