package dev.alicorn.loop;

import dev.alicorn.loop.spi.StreamPort;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The writing side of a stream: the queue of requests, those that are done and not called back, and
 * the shutdown that waits for both.
 *
 * <p>A write is tried at once when nothing is queued; its callback always comes later, from the
 * pending phase or from the poll that finished it.
 */
final class StreamWriter {
  private final Stream stream;
  private final EventLoop loop;
  private @Nullable WriteRequest queueHead;
  private @Nullable WriteRequest queueTail;
  private @Nullable WriteRequest doneHead;
  private @Nullable WriteRequest doneTail;
  private @Nullable ShutdownRequest shutdown;
  private boolean portBusy;
  private boolean overHigh;
  private long highWater = Long.MAX_VALUE;
  private long lowWater;
  private @Nullable Consumer<? super Stream> onDrain;
  long queuedBytes;

  StreamWriter(Stream stream) {
    this.stream = stream;
    this.loop = stream.loop();
  }

  void setWatermarks(long low, long high, @Nullable Consumer<? super Stream> callback) {
    lowWater = low;
    highWater = high;
    onDrain = callback;
  }

  boolean isOverHigh() {
    return overHigh;
  }

  boolean isEmpty() {
    return queueHead == null;
  }

  void submit(WriteRequest request) {
    boolean wasEmpty = queueHead == null;
    if (queueTail == null) {
      queueHead = request;
    } else {
      queueTail.nextInQueue = request;
    }
    queueTail = request;
    queuedBytes += request.data().remaining();
    StreamPort port = stream.port();
    if (wasEmpty && port != null && !stream.isConnecting()) {
      pump(port);
    }
    if (queuedBytes > highWater) {
      overHigh = true;
    }
  }

  /** Writes what can be written now. */
  private void pump(StreamPort port) {
    while (queueHead != null && !portBusy) {
      WriteRequest request = queueHead;
      IoVector data = request.data();
      int result = data.remaining() == 0 ? 0 : port.write(data);
      if (result == StreamPort.PENDING) {
        portBusy = true;
      } else {
        taken(request, result);
      }
    }
  }

  private void taken(WriteRequest request, int result) {
    IoVector data = request.data();
    if (result > 0) {
      data.consume(result);
      queuedBytes -= result;
    }
    if (result < 0 || data.remaining() == 0) {
      finishHead(request, Math.min(result, 0));
    }
  }

  private void finishHead(WriteRequest request, int status) {
    queueHead = request.nextInQueue;
    if (queueHead == null) {
      queueTail = null;
    }
    request.nextInQueue = null;
    request.status = status;
    queuedBytes -= request.data().remaining();
    if (doneTail == null) {
      doneHead = request;
    } else {
      doneTail.nextInQueue = request;
    }
    doneTail = request;
    loop.pending.feed(stream);
  }

  /** The back end answered a pending write. */
  void onWrite(int result) {
    portBusy = false;
    WriteRequest request = queueHead;
    if (request != null) {
      taken(request, result);
    }
    StreamPort port = stream.port();
    if (port != null) {
      pump(port);
    }
    settle();
  }

  /** Pending phase, after a connect, or after the back end's answer: goes on and calls back. */
  void progress() {
    StreamPort port = stream.port();
    if (port != null && !stream.isConnecting()) {
      pump(port);
    }
    settle();
  }

  private void settle() {
    callBack();
    if (overHigh && queuedBytes <= lowWater && !stream.isClosing()) {
      overHigh = false;
      Consumer<? super Stream> drained = onDrain;
      if (drained != null) {
        loop.gate.handle(drained, stream);
      }
    }
    if (shutdown != null && queueHead == null && doneHead == null && !stream.isClosing()) {
      finishShutdown();
    }
  }

  /** Calls back what is done now; what gets done meanwhile waits for the next turn. */
  private void callBack() {
    WriteRequest each = doneHead;
    doneHead = null;
    doneTail = null;
    while (each != null) {
      WriteRequest following = each.nextInQueue;
      each.nextInQueue = null;
      each.end(loop);
      WriteCallback callback = each.callback;
      if (callback != null) {
        loop.gate.write(callback, each, each.status);
      }
      if (each.pooled) {
        loop.writeRequests.giveBack(each);
      }
      each = following;
    }
  }

  void shutdown(ShutdownRequest request) {
    shutdown = request;
    if (queueHead == null) {
      loop.pending.feed(stream);
    }
  }

  boolean isShuttingDown() {
    return shutdown != null;
  }

  private void finishShutdown() {
    ShutdownRequest request = shutdown;
    StreamPort port = stream.port();
    if (request == null || port == null || stream.isConnecting()) {
      return;
    }
    shutdown = null;
    int status = port.shutdown();
    request.end(loop);
    loop.gate.shutdown(request.callback, request, status);
  }

  /** Ends everything that is queued with an error and calls back; the port is not used. */
  void cancel(int status) {
    portBusy = false;
    while (queueHead != null) {
      finishHead(queueHead, status);
    }
    callBack();
    ShutdownRequest request = shutdown;
    if (request != null) {
      shutdown = null;
      request.end(loop);
      loop.gate.shutdown(request.callback, request, status);
    }
  }
}
