package dev.alicorn.bench.loop;

import dev.alicorn.loop.EventLoop;

/** Work for the pool that does nothing: there and back. */
final class WorkOperation extends Repeated {
  WorkOperation() {
    super(16);
  }

  @Override
  void start(EventLoop loop) {
    loop.queueWork(() -> 0, (error, result) -> next(loop));
  }
}
