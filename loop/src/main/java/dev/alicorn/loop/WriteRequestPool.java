package dev.alicorn.loop;

import org.jspecify.annotations.Nullable;

/** Requests that streams supply for simple writes, used again so that a write allocates nothing. */
final class WriteRequestPool {
  /** More are left to the collector. */
  private static final int MOST_KEPT = 4096;

  private @Nullable WriteRequest free;
  private int kept;

  WriteRequest take() {
    WriteRequest present = free;
    if (present == null) {
      return new WriteRequest(true);
    }
    free = present.nextInQueue;
    present.nextInQueue = null;
    kept--;
    return present;
  }

  void giveBack(WriteRequest request) {
    request.data().clear();
    request.callback = null;
    request.writtenOn(null);
    request.attach(null);
    request.setTag(0);
    if (kept < MOST_KEPT) {
      request.nextInQueue = free;
      free = request;
      kept++;
    }
  }
}
