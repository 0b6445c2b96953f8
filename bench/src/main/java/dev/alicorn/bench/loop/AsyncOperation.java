package dev.alicorn.bench.loop;

import dev.alicorn.loop.Async;
import dev.alicorn.loop.EventLoop;

/** Sends from another thread, as often as that can; the loop may see many as one. */
final class AsyncOperation implements Operation {
  private volatile boolean done;

  @Override
  public void begin(EventLoop loop, int count) {
    done = false;
    Async async =
        new Async(
            loop,
            self -> {
              if (done) {
                self.close();
              }
            });
    Thread.ofPlatform().start(() -> send(async, count));
  }

  private void send(Async async, int count) {
    for (int i = 1; i < count; i++) {
      async.send();
    }
    done = true;
    async.send();
  }
}
