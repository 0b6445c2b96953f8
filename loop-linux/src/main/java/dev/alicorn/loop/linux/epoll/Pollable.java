package dev.alicorn.loop.linux.epoll;

/** What is registered with a poller. Loop thread only. */
public interface Pollable {
  /** The descriptor has these events. */
  void onEvents(int events);

  /** Comes back without an event, because the last turn left something to do. */
  void onTurn();

  /** Closes the descriptor when the poller itself is closed. */
  void release();
}
