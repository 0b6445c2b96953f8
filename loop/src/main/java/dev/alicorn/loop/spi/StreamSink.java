package dev.alicorn.loop.spi;

import dev.alicorn.loop.ReadBuffer;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Who hears a stream port's completions: the loop's own stream.
 *
 * <p>Called by back ends on the loop thread, inside {@code poll}. No method throws: user code that
 * throws was already routed to the loop's uncaught handler.
 */
public interface StreamSink {
  /**
   * Asks for memory for one read; the answer is in {@code into}, empty when there is none (then the
   * back end calls {@code onRead(ENOBUFS, …)}, and asks again at the next poll while it still reads
   * and data may be there: an edge that was not used up is not forgotten).
   */
  void allocate(int suggestedSize, ReadBuffer into);

  /** Whether {@code onRead} may bring the back end's own memory, unasked. */
  boolean acceptsForeignBuffers();

  /**
   * A read completed.
   *
   * @param nread bytes at {@code offset} of {@code buffer}; 0 when a buffer was asked for and not
   *     used; {@link dev.alicorn.loop.Errno#EOF}; or another negative errno
   */
  void onRead(int nread, MemorySegment buffer, long offset);

  /** The pending write took {@code result} bytes (1 or more, maybe not all), or failed. */
  void onWrite(int result);

  /** The connect ended with 0 or errno. */
  void onConnect(int status);

  /** A connection was accepted (status 0), or accepting failed (port null, status negative). */
  void onConnection(@Nullable StreamPort accepted, int status);

  /** The port, closed before, is done with all memory. */
  void onClosed();
}
