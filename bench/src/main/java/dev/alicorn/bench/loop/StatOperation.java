package dev.alicorn.bench.loop;

import dev.alicorn.loop.EventLoop;

/** The facts of a file. */
final class StatOperation extends Repeated {
  StatOperation() {
    super(16);
  }

  @Override
  void start(EventLoop loop) {
    loop.asyncFiles().stat("/etc/passwd", (error, stat) -> next(loop));
  }
}
