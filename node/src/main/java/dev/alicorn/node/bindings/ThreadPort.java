package dev.alicorn.node.bindings;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One end of a channel between threads: what was sent to it, and who is told of it.
 *
 * <p>Any thread; the two ends share one lock, under which nothing is called.
 */
public final class ThreadPort {
  /** Told, on any thread, that there is something to take, or that the other end has closed. */
  interface Listener {
    void ready();
  }

  private final Object lock;
  private final ArrayDeque<ThreadMessage> inbox = new ArrayDeque<>();
  private @Nullable ThreadPort peer;
  private @Nullable Listener listener;
  private boolean closed;

  private ThreadPort(Object lock) {
    this.lock = lock;
  }

  /** The first of two connected ends. */
  static ThreadPort open() {
    Object lock = new Object();
    ThreadPort one = new ThreadPort(lock);
    ThreadPort other = new ThreadPort(lock);
    one.peer = other;
    other.peer = one;
    return one;
  }

  /** The other end, or null once either has closed. */
  @Nullable ThreadPort peer() {
    synchronized (lock) {
      return peer;
    }
  }

  /** Sets who is told, which it is at once where something waits already; null while it travels. */
  void attach(@Nullable Listener next) {
    boolean tell;
    synchronized (lock) {
      listener = next;
      tell = !inbox.isEmpty() || peer == null;
    }
    if (tell && next != null) {
      next.ready();
    }
  }

  void send(ThreadMessage message) {
    Listener told = null;
    boolean lost;
    synchronized (lock) {
      lost = peer == null;
      if (peer != null) {
        peer.inbox.add(message);
        told = peer.listener;
      }
    }
    if (lost) {
      message.discard();
    } else if (told != null) {
      told.ready();
    }
  }

  @Nullable ThreadMessage take() {
    synchronized (lock) {
      return inbox.poll();
    }
  }

  int size() {
    synchronized (lock) {
      return inbox.size();
    }
  }

  /** Closes this end and tells the other; idempotent. */
  void close() {
    List<ThreadMessage> unread;
    Listener told = null;
    synchronized (lock) {
      if (closed) {
        return;
      }
      closed = true;
      unread = new ArrayList<>(inbox);
      inbox.clear();
      listener = null;
      if (peer != null) {
        told = peer.listener;
        peer.peer = null;
        peer = null;
      }
    }
    unread.forEach(ThreadMessage::discard);
    if (told != null) {
      told.ready();
    }
  }
}
