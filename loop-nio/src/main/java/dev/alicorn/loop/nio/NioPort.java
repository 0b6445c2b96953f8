package dev.alicorn.loop.nio;

/** A port that the selector finds ready. Loop thread only. */
interface NioPort {
  /** Notes what it is ready for, while selecting. */
  void markReady(int ops);

  /** Does what was noted. */
  void serve();
}
