package dev.alicorn.bench.loop;

import dev.alicorn.loop.EventLoop;

/** An operation that is started again each time that one has ended, several being under way. */
abstract class Repeated implements Operation {
  private final int atOnce;
  private int left;

  Repeated(int atOnce) {
    this.atOnce = atOnce;
  }

  @Override
  public final void begin(EventLoop loop, int count) {
    prepare(loop);
    left = count;
    for (int i = 0; i < atOnce; i++) {
      next(loop);
    }
  }

  /** One has ended. */
  final void next(EventLoop loop) {
    if (left-- > 0) {
      start(loop);
    } else if (left == -atOnce) {
      finish();
    }
  }

  /** Starts one, which calls {@link #next} when it has ended. */
  abstract void start(EventLoop loop);

  void prepare(EventLoop loop) {}

  void finish() {}
}
