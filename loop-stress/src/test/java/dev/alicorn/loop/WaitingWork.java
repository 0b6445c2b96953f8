package dev.alicorn.loop;

/** Work that waits for its thread, and counts what becomes of it. */
final class WaitingWork {
  private final EventLoop loop = EventLoop.open();
  private int runs;
  private int results;
  private int cancels;
  private final WorkRequest<Integer> request =
      new WorkRequest<>(
          loop,
          new WorkerPool(1),
          () -> ++runs,
          (error, result) -> {
            if (error == null) {
              results++;
            } else {
              cancels++;
            }
          },
          false);

  WaitingWork() {
    request.begin(loop);
  }

  /** What a thread of the pool does. */
  void take() {
    request.execute();
  }

  boolean cancel() {
    return request.cancel();
  }

  /** How often it ran, and called back with its result and with ECANCELED. */
  String outcome() {
    loop.run();
    loop.close();
    return runs + " " + results + " " + cancels;
  }
}
