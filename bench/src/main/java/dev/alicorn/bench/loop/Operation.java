package dev.alicorn.bench.loop;

import dev.alicorn.loop.EventLoop;

/** An operation that is done many times on a loop. */
interface Operation {
  /** Begins; the loop, run by the caller, ends when so many have been done. */
  void begin(EventLoop loop, int count);
}
