package dev.alicorn.loop.linux.uring;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.linux.epoll.Pollable;

/**
 * One descriptor that is waited for: each of its edges by an operation that goes on, or the events
 * that are there by one that is submitted anew after each. Loop thread only.
 */
final class PollWatch implements Completer {
  /** The one operation of a watch. */
  static final int POLL = 1;

  private static final int POLLERR_AND_HUP = 0x8 | 0x10;

  private final UringBackend backend;
  private final int fd;
  private final Pollable pollable;
  private final boolean edges;
  private final long key;
  private int wanted;
  private boolean armed;

  PollWatch(UringBackend backend, int fd, Pollable pollable, boolean edges, int wanted) {
    this.backend = backend;
    this.fd = fd;
    this.pollable = pollable;
    this.edges = edges;
    this.wanted = wanted;
    key = backend.add(this);
    arm();
  }

  long key() {
    return key;
  }

  private void arm() {
    armed = true;
    backend.poll(fd, wanted, edges, key, POLL);
  }

  /** Waits for other events from now on. */
  void change(int events) {
    wanted = events;
    if (armed) {
      backend.pollOther(key, POLL, events);
    }
  }

  /** The descriptor is let go of before this returns. */
  void end() {
    backend.remove(key);
    if (armed) {
      backend.cancelNow(RingPoller.data(key, POLL), 0);
    }
  }

  @Override
  public void complete(int operation, int result, int flags) {
    if (!edges || (flags & Ring.MORE) == 0) {
      armed = false;
    }
    if (result != Errno.ECANCELED) {
      pollable.onEvents(result < 0 ? POLLERR_AND_HUP : result);
    }
    boolean failed = result < 0 && result != Errno.ECANCELED;
    if (!armed && !failed && backend.has(key)) {
      arm();
    }
  }

  @Override
  public void submitAgain() {
    arm();
  }

  @Override
  public void release() {
    pollable.release();
  }
}
