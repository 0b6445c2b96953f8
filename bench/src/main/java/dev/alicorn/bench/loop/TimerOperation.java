package dev.alicorn.bench.loop;

import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.Timer;

/** Starts a timer, to fire within 64 ms, and closes it when it has fired. */
final class TimerOperation implements Operation {
  @Override
  public void begin(EventLoop loop, int count) {
    for (int i = 0; i < count; i++) {
      new Timer(loop).startMillis(Timer::close, 1 + (i * 7919L & 63), 0);
    }
  }
}
