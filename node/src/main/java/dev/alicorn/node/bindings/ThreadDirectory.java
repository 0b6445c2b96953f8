package dev.alicorn.node.bindings;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** The threads of a program by their ids, as others reach them. Any thread. */
public final class ThreadDirectory {
  /** What others have opened to a thread and it has not taken yet. */
  static final class Mailbox {
    private final Queue<ThreadPort> visitors = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Runnable listener;

    @Nullable ThreadPort take() {
      return visitors.poll();
    }

    boolean isEmpty() {
      return visitors.isEmpty();
    }

    void setListener(Runnable next) {
      listener = next;
    }

    private void put(ThreadPort port) {
      visitors.add(port);
      Runnable told = listener;
      if (told != null) {
        told.run();
      }
    }

    private void close() {
      for (ThreadPort each = take(); each != null; each = take()) {
        each.close();
      }
    }
  }

  private final Map<Integer, Mailbox> threads = new ConcurrentHashMap<>();

  /** One without threads. */
  public ThreadDirectory() {}

  /** From now on the thread of this id can be reached, though it may not have started. */
  public void open(int threadId) {
    threads.put(threadId, new Mailbox());
  }

  /** The thread of this id has ended. */
  public void close(int threadId) {
    Mailbox gone = threads.remove(threadId);
    if (gone != null) {
      gone.close();
    }
  }

  Mailbox mailbox(int threadId) {
    return threads.computeIfAbsent(threadId, id -> new Mailbox());
  }

  /** Hands a port to a thread; false if there is none of that id. */
  boolean hand(int threadId, ThreadPort port) {
    Mailbox mailbox = threads.get(threadId);
    if (mailbox == null) {
      return false;
    }
    mailbox.put(port);
    return true;
  }
}
