package dev.alicorn.bench;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.ReadCallback;
import dev.alicorn.loop.Stream;
import dev.alicorn.loop.WriteCallback;
import dev.alicorn.loop.WriteRequest;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * One client: what it sends goes back from the memory it was read into, before the next read.
 *
 * <p>What the kernel does not take at once is copied and queued, and nothing is read until it is
 * written: a client that does not read costs one piece of memory, not a growing queue. Loop thread
 * only.
 */
final class EchoConnection implements ReadCallback, WriteCallback {
  private final RestPool pool;
  private @Nullable MemorySegment rest;

  EchoConnection(RestPool pool) {
    this.pool = pool;
  }

  @Override
  public void onRead(Stream stream, int nread, MemorySegment buffer, long offset) {
    if (nread > 0) {
      int written = stream.tryWrite(buffer, offset, nread);
      if (written != nread) {
        onPartialWrite(stream, nread, written, buffer, offset);
      }
    } else if (nread < 0) {
      stream.close();
    }
  }

  private void onPartialWrite(
      Stream stream, int length, int written, MemorySegment buffer, long offset) {
    if (written < 0 && written != Errno.EAGAIN) {
      stream.close();
      return;
    }
    int done = Math.max(written, 0);
    int left = length - done;
    MemorySegment copy = pool.take();
    MemorySegment.copy(buffer, offset + done, copy, 0, left);
    rest = copy;
    stream.readStop();
    stream.write(copy, 0, left, this);
  }

  @Override
  public void onWrite(WriteRequest request, int status) {
    MemorySegment written = rest;
    if (written != null) {
      rest = null;
      pool.giveBack(written);
    }
    Stream stream = request.stream();
    if (stream.isClosing()) {
      return;
    }
    if (status < 0) {
      stream.close();
    } else {
      stream.readStart(this);
    }
  }
}
