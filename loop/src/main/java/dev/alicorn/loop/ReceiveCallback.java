package dev.alicorn.loop;

import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Hears of each datagram; libuv's {@code uv_udp_recv_cb}. Called on the loop thread. */
@FunctionalInterface
public interface ReceiveCallback {
  /**
   * A datagram came, or receiving failed, after which it goes on.
   *
   * @param nread its size in bytes, which may be 0, or a negative errno
   * @param buffer memory that is lent until this returns
   * @param offset where the datagram begins in it
   * @param from who sent it; null only with an errno
   * @param flags {@link Udp#PARTIAL} when the end of the datagram was cut off
   */
  void onReceive(
      Udp handle,
      int nread,
      MemorySegment buffer,
      long offset,
      @Nullable InetSocketAddress from,
      int flags);
}
