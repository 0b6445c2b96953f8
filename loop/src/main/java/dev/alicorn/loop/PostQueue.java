package dev.alicorn.loop;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The one door into a loop from other threads: a lock-free stack that the loop takes whole and
 * turns round, so that each thread's posts are delivered in its order. Allocates nothing.
 */
final class PostQueue {
  /** Something to deliver on the loop thread; in at most one queue at a time. */
  abstract static class Post {
    private @Nullable Post below;

    /** Called on the loop thread; must not throw. */
    abstract void deliver();
  }

  private final AtomicReference<@Nullable Post> top = new AtomicReference<>();

  /** Any thread. */
  void push(Post post) {
    Post present;
    do {
      present = top.get();
      post.below = present;
    } while (!top.compareAndSet(present, post));
  }

  /** Any thread. */
  boolean isEmpty() {
    return top.get() == null;
  }

  /** Loop thread: delivers what was there when it began; returns how many. */
  int deliverAll() {
    if (isEmpty()) {
      return 0;
    }
    Post taken = top.getAndSet(null);
    Post reversed = null;
    while (taken != null) {
      Post below = taken.below;
      taken.below = reversed;
      reversed = taken;
      taken = below;
    }
    int delivered = 0;
    while (reversed != null) {
      Post following = reversed.below;
      reversed.below = null;
      reversed.deliver();
      delivered++;
      reversed = following;
    }
    return delivered;
  }
}
