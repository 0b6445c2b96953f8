package dev.alicorn.loop;

import dev.alicorn.loop.spi.DatagramPort;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The sending side of a {@link Udp}: datagrams that wait for the kernel, and those that are done
 * and not called back. Loop thread only.
 *
 * <p>A datagram is tried at once when none waits; what waits leaves in batches when the kernel
 * takes more.
 */
final class SendQueue {
  /** How many datagrams go to the back end in one call. */
  private static final int BATCH = 20;

  private final Udp handle;
  private final EventLoop loop;
  private final @Nullable SendRequest[] batch = new SendRequest[BATCH];
  private @Nullable SendRequest head;
  private @Nullable SendRequest tail;
  private @Nullable SendRequest doneHead;
  private @Nullable SendRequest doneTail;
  private boolean waits;
  private @Nullable SendRequest free;
  long bytes;
  int count;

  SendQueue(Udp handle, EventLoop loop) {
    this.handle = handle;
    this.loop = loop;
  }

  boolean isEmpty() {
    return head == null;
  }

  SendRequest take() {
    SendRequest present = free;
    if (present == null) {
      return new SendRequest(true);
    }
    free = present.nextInQueue;
    present.nextInQueue = null;
    return present;
  }

  void submit(SendRequest request, DatagramPort port) {
    if (tail == null) {
      head = request;
    } else {
      tail.nextInQueue = request;
    }
    tail = request;
    bytes += request.data().remaining();
    count++;
    if (!waits) {
      pump(port);
    }
  }

  /** The kernel takes more. */
  void onWritable(DatagramPort port) {
    waits = false;
    pump(port);
    callBack();
  }

  @SuppressWarnings("NullAway") // as much of the batch as is counted is set
  private void pump(DatagramPort port) {
    while (head != null && !waits) {
      int filled = 0;
      for (SendRequest each = head; each != null && filled < BATCH; each = each.nextInQueue) {
        batch[filled++] = each;
      }
      int sent = port.send(batch, filled);
      Arrays.fill(batch, 0, filled, null);
      if (sent == Errno.EAGAIN) {
        waits = true;
      } else if (sent < 0) {
        finishHead(sent);
      } else {
        for (int i = 0; i < sent; i++) {
          finishHead(0);
        }
      }
    }
  }

  private void finishHead(int status) {
    SendRequest request = head;
    if (request == null) {
      return;
    }
    head = request.nextInQueue;
    if (head == null) {
      tail = null;
    }
    request.nextInQueue = null;
    request.status = status;
    if (doneTail == null) {
      doneHead = request;
    } else {
      doneTail.nextInQueue = request;
    }
    doneTail = request;
    loop.pending.feed(handle);
  }

  /** Calls back what is done. */
  void callBack() {
    SendRequest last = doneTail;
    SendRequest each = doneHead;
    while (each != null) {
      doneHead = each.nextInQueue;
      if (doneHead == null) {
        doneTail = null;
      }
      each.nextInQueue = null;
      finish(each);
      each = each == last ? null : doneHead;
    }
  }

  private void finish(SendRequest request) {
    bytes -= request.data().remaining();
    count--;
    request.end(loop);
    SendCallback callback = request.callback;
    if (callback != null) {
      loop.gate.sent(callback, request, request.status);
    }
    if (request.isPooled()) {
      request.data().clear();
      request.callback = null;
      request.goesTo(null);
      request.attach(null);
      request.setTag(0);
      request.nextInQueue = free;
      free = request;
    }
  }

  /** The handle is closed: what waits is cancelled. */
  void cancel() {
    while (head != null) {
      finishHead(Errno.ECANCELED);
    }
    callBack();
  }
}
