package dev.alicorn.bench.loop;

import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.Process;
import dev.alicorn.loop.ProcessOptions;
import java.util.List;

/** Starts {@code true} and waits for its end. */
final class SpawnOperation extends Repeated {
  SpawnOperation() {
    super(1);
  }

  @Override
  void start(EventLoop loop) {
    new Process(loop)
        .spawn(
            new ProcessOptions("/bin/true").args(List.of("/bin/true")),
            (process, status, signal) -> {
              process.close();
              next(loop);
            });
  }
}
