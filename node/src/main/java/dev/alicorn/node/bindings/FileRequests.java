package dev.alicorn.node.bindings;

import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.Files;
import dev.alicorn.node.bridge.CallbackGate;
import dev.alicorn.node.bridge.FileSubmissions;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;

/**
 * Opens, reads and closes files as streams do, without a call between Java and JavaScript for each.
 *
 * <p>Loop thread only. The pool reads into memory of its own, which is copied to the slab once it
 * is known how much there is: a slab's place cannot be held open while other reads go on.
 */
public final class FileRequests implements FileSubmissions.Target {
  /** The most that one request reads. */
  private static final int CHUNK_BYTES = 64 * 1024;

  /** Chunks that are kept for later reads. */
  private static final int MAX_IDLE = 64;

  private final EventLoop loop;
  private final Files files;
  private final RequestRunner runner;
  private final ReadSlab slab;
  private final ArrayDeque<MemorySegment> idle = new ArrayDeque<>();

  FileRequests(EventLoop loop, RequestRunner runner, ReadSlab slab) {
    this.loop = loop;
    this.files = loop.files();
    this.runner = runner;
    this.slab = slab;
  }

  @Override
  public void open(int requestId, String path, int flags, int mode) {
    runner.queue(requestId, () -> files.open(path, flags, mode));
  }

  @Override
  public void close(int requestId, int fd) {
    runner.queue(
        requestId,
        () -> {
          files.close(fd);
          return 0;
        });
  }

  @Override
  public void read(int requestId, int fd, int length) {
    MemorySegment chunk = idle.isEmpty() ? Arena.ofAuto().allocate(CHUNK_BYTES) : idle.pop();
    loop.<Integer>queueWork(
        () -> files.read(fd, chunk, 0, Math.min(length, CHUNK_BYTES), -1),
        (error, count) -> {
          if (error == null && count != null && count > 0) {
            gate().completeRead(requestId, slab.copy(chunk, 0, count), count);
          } else {
            runner.complete(requestId, error, 0);
          }
          if (idle.size() < MAX_IDLE) {
            idle.push(chunk);
          }
        });
  }

  private CallbackGate gate() {
    return runner.gate();
  }
}
