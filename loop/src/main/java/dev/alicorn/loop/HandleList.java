package dev.alicorn.loop;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All handles of a loop that are not closed yet, in order of creation; linked through them. */
final class HandleList {
  private @Nullable Handle head;
  private @Nullable Handle tail;
  private int size;

  void add(Handle handle) {
    handle.previous = tail;
    if (tail == null) {
      head = handle;
    } else {
      tail.next = handle;
    }
    tail = handle;
    size++;
  }

  void remove(Handle handle) {
    Handle before = handle.previous;
    Handle after = handle.next;
    if (before == null) {
      head = after;
    } else {
      before.next = after;
    }
    if (after == null) {
      tail = before;
    } else {
      after.previous = before;
    }
    handle.previous = null;
    handle.next = null;
    size--;
  }

  int size() {
    return size;
  }

  /** Visits each; the visitor may close handles, which stay in the list until the closing phase. */
  void forEach(Consumer<? super Handle> visitor) {
    Handle each = head;
    while (each != null) {
      Handle following = each.next;
      visitor.accept(each);
      each = following;
    }
  }
}
