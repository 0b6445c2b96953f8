package dev.alicorn.loop;

/** Winds a loop up: closes what is open and runs until nothing is alive. */
final class LoopCloser {
  private LoopCloser() {}

  static void drain(EventLoop loop) {
    loop.poll.closes();
    Throwable failure = null;
    boolean alive = true;
    while (alive) {
      loop.walk(
          handle -> {
            if (!handle.isClosing()) {
              handle.close();
            }
          });
      try {
        alive = loop.run(RunMode.ONCE) || loop.handles.size() > 0;
      } catch (Throwable error) {
        failure = failure == null ? error : failure;
      }
    }
    CallbackGate.throwIfAny(failure);
  }
}
