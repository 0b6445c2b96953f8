package dev.alicorn.loop;

import dev.alicorn.loop.spi.StreamPort;
import dev.alicorn.loop.spi.StreamSink;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** Hands a port's completions to its stream. */
final class StreamEvents implements StreamSink {
  private final Stream stream;

  StreamEvents(Stream stream) {
    this.stream = stream;
  }

  @Override
  public void allocate(int suggestedSize, ReadBuffer into) {
    stream.allocate(suggestedSize, into);
  }

  @Override
  public boolean acceptsForeignBuffers() {
    return stream.usesLoopAllocator();
  }

  @Override
  public void onRead(int nread, MemorySegment buffer, long offset) {
    stream.onRead(nread, buffer, offset);
  }

  @Override
  public void onWrite(int result) {
    stream.writer.onWrite(result);
  }

  @Override
  public void onConnect(int status) {
    stream.onConnect(status);
  }

  @Override
  public void onConnection(@Nullable StreamPort accepted, int status) {
    stream.onConnection(accepted, status);
  }

  @Override
  public void onClosed() {
    stream.released();
  }
}
