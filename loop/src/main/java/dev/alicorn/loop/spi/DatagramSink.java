package dev.alicorn.loop.spi;

import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Who hears a datagram port's completions: the loop's own handle.
 *
 * <p>Called by back ends on the loop thread, inside {@code poll}. No method throws.
 */
public interface DatagramSink {
  /**
   * A datagram came, or receiving failed; the port goes on receiving after either.
   *
   * @param nread its size, which may be 0, or errno
   * @param buffer memory of the back end's, lent until this returns
   * @param from who sent it; null only with an errno
   * @param flags {@link DatagramPort#PARTIAL} or 0
   */
  void onDatagram(
      int nread, MemorySegment buffer, long offset, @Nullable InetSocketAddress from, int flags);

  /** The kernel takes datagrams again after it had refused one with {@code EAGAIN}. */
  void onWritable();
}
