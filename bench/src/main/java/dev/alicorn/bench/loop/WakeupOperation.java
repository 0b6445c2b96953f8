package dev.alicorn.bench.loop;

import dev.alicorn.loop.Async;
import dev.alicorn.loop.EventLoop;
import java.util.concurrent.CompletableFuture;

/** Wakes a loop on another thread, which wakes this one: a round trip of two wake-ups. */
final class WakeupOperation implements Operation {
  @Override
  public void begin(EventLoop loop, int count) {
    CompletableFuture<Async> other = new CompletableFuture<>();
    int[] left = {count};
    Async here =
        new Async(
            loop,
            self -> {
              other.join().send();
              if (--left[0] < 0) {
                self.close();
              }
            });
    Thread.ofPlatform().start(() -> answer(loop.backendName(), here, count, other));
    here.send();
  }

  private static void answer(String backend, Async back, int count, CompletableFuture<Async> me) {
    try (EventLoop loop = EventLoop.builder().backend(backend).open()) {
      int[] left = {count};
      me.complete(
          new Async(
              loop,
              self -> {
                if (--left[0] < 0) {
                  self.close();
                } else {
                  back.send();
                }
              }));
      loop.run();
    }
  }
}
