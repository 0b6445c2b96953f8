package dev.alicorn.loop;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * A datagram on its way: its bytes, gathered from ranges of memory, and its address; libuv's {@code
 * uv_udp_send_t}.
 *
 * <p>Loop thread only. The memory must stay untouched until the callback. One that the user made
 * can be used again after its callback.
 */
public final class SendRequest extends Request {
  private final IoVector data = new IoVector();
  private final boolean pooled;
  private @Nullable InetSocketAddress address;
  @Nullable SendCallback callback;
  @Nullable SendRequest nextInQueue;
  int status;

  /** One for several uses. */
  public SendRequest() {
    this(false);
  }

  SendRequest(boolean pooled) {
    this.pooled = pooled;
  }

  boolean isPooled() {
    return pooled;
  }

  /** The ranges that make up the datagram, in their order. */
  public IoVector data() {
    return data;
  }

  /** Where it goes, or null on a connected handle. */
  public @Nullable InetSocketAddress address() {
    return address;
  }

  void goesTo(@Nullable InetSocketAddress to) {
    address = to;
  }
}
