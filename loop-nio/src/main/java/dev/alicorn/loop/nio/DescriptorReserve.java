package dev.alicorn.loop.nio;

import dev.alicorn.loop.LoopClock;
import java.io.IOException;
import java.nio.channels.Channel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * For processes that have no descriptor left: one in reserve, to turn newcomers away with, and the
 * servers that wait a while because even that is gone. Loop thread only.
 */
final class DescriptorReserve {
  private static final long PAUSE_NANOS = 100_000_000;

  private final LoopClock clock;
  private @Nullable Channel reserve;
  private List<NioStreamPort> waiting = new ArrayList<>();
  private long waitEndNanos;

  DescriptorReserve(LoopClock clock) {
    this.clock = clock;
  }

  /** There are descriptors: one is put in reserve, if none is. */
  void keep() {
    if (reserve != null) {
      return;
    }
    try {
      reserve = DatagramChannel.open();
    } catch (IOException e) {
      reserve = null; // somebody else was faster; it is tried again with the next connection
    }
  }

  /**
   * A connection waits that no descriptor is left for, and the selector would tell of it for ever:
   * the one in reserve takes it, to be closed at once. False if that is gone too.
   */
  boolean shed(ServerSocketChannel server) {
    if (reserve == null) {
      return false;
    }
    try {
      reserve.close();
      try (SocketChannel newcomer = server.accept()) {
        return newcomer != null;
      }
    } catch (IOException e) {
      return false;
    } finally {
      reserve = null;
      keep();
    }
  }

  /** Has a server told in a while to accept again. */
  void waitForMore(NioStreamPort server) {
    if (waiting.isEmpty()) {
      waitEndNanos = clock.nanos() + PAUSE_NANOS;
    }
    waiting.add(server);
  }

  /** A time to wait for events, negative for ever, made short enough for those that wait. */
  long limit(long timeoutNanos) {
    if (waiting.isEmpty()) {
      return timeoutNanos;
    }
    long left = Math.max(0, waitEndNanos - clock.nanos());
    return timeoutNanos < 0 ? left : Math.min(timeoutNanos, left);
  }

  /** Tells those that have waited long enough. */
  void serve() {
    if (waiting.isEmpty() || clock.nanos() < waitEndNanos) {
      return;
    }
    List<NioStreamPort> ended = waiting;
    waiting = new ArrayList<>();
    ended.forEach(NioStreamPort::acceptAgain);
  }

  void close() throws IOException {
    if (reserve != null) {
      reserve.close();
    }
  }
}
