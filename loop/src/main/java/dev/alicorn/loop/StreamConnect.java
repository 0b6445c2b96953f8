package dev.alicorn.loop;

import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/** The connecting of a stream: the request under way, and a failure that is known already. */
final class StreamConnect {
  private final Stream stream;
  private @Nullable ConnectRequest request;
  private int delayedError;

  StreamConnect(Stream stream) {
    this.stream = stream;
  }

  boolean isPending() {
    return request != null;
  }

  /** Begins one; a negative error is called back in the pending phase. */
  ConnectRequest start(SocketAddress address, int error, ConnectCallback callback) {
    if (request != null) {
      throw SystemError.of(Errno.EALREADY, "connect");
    }
    ConnectRequest fresh = new ConnectRequest(stream, address, callback);
    fresh.begin(stream.loop);
    request = fresh;
    delayedError = error;
    if (error < 0) {
      stream.loop.pending.feed(stream);
    }
    return fresh;
  }

  /** The failure that waits for the pending phase, or 0. */
  int delayedError() {
    return delayedError;
  }

  /** Ends the request under way; null when there is none, as after a close. */
  @Nullable ConnectRequest end() {
    ConnectRequest ended = request;
    request = null;
    delayedError = 0;
    if (ended != null) {
      ended.end(stream.loop);
    }
    return ended;
  }

  void cancel() {
    ConnectRequest ended = end();
    if (ended != null) {
      stream.loop.gate.connect(ended.callback, ended, Errno.ECANCELED);
    }
  }
}
