package dev.alicorn.loop;

import dev.alicorn.loop.spi.StreamPort;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The accepting side of a server: connections that the back end took and the user has not. While
 * one waits, the back end is asked to take no more.
 */
final class StreamAccepts {
  private final Stream server;
  private final ConnectionCallback callback;
  private final ArrayDeque<StreamPort> waiting = new ArrayDeque<>(1);
  private boolean paused;

  StreamAccepts(Stream server, ConnectionCallback callback) {
    this.server = server;
    this.callback = callback;
  }

  void onConnection(@Nullable StreamPort accepted, int status) {
    if (accepted == null) {
      server.loop.gate.connection(callback, server, status);
      return;
    }
    waiting.add(accepted);
    if (waiting.size() == 1) {
      announce();
    }
  }

  private void announce() {
    server.loop.gate.connection(callback, server, 0);
    StreamPort port = server.port();
    if (!waiting.isEmpty() && !paused && port != null) {
      paused = true;
      port.acceptStop();
    }
  }

  /** The connection that waits longest, or null. */
  @Nullable StreamPort take() {
    StreamPort taken = waiting.poll();
    if (taken == null) {
      return null;
    }
    StreamPort port = server.port();
    if (!waiting.isEmpty()) {
      server.loop.pending.feed(server);
    } else if (paused && port != null) {
      paused = false;
      port.acceptStart();
    }
    return taken;
  }

  /** Pending phase: the user took one while others waited. */
  void deliverNext() {
    if (!waiting.isEmpty()) {
      announce();
    }
  }

  void closeAll() {
    for (StreamPort each : waiting) {
      each.close(false);
    }
    waiting.clear();
  }
}
