package dev.alicorn.engine.v8;

import com.caoccao.javet.values.reference.V8ValueReference;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The open handles of one scope, linked through the handles themselves so that closing is cheap.
 */
final class HandleList {
  private @Nullable V8Handle newest;
  private int size;

  void add(V8Handle handle) {
    handle.list = this;
    handle.previous = newest;
    handle.next = null;
    if (newest != null) {
      newest.next = handle;
    }
    newest = handle;
    size++;
  }

  /** Takes a handle over from the list that it is in; leaves one that is in none. */
  void adopt(V8Handle handle) {
    HandleList from = handle.list;
    if (from != null) {
      from.remove(handle);
      add(handle);
    }
  }

  void remove(V8Handle handle) {
    V8Handle older = handle.previous;
    V8Handle younger = handle.next;
    if (older != null) {
      older.next = younger;
    }
    if (younger == null) {
      newest = older;
    } else {
      younger.previous = older;
    }
    handle.list = null;
    handle.previous = null;
    handle.next = null;
    size--;
  }

  int size() {
    return size;
  }

  void collectReferences(Set<Object> into) {
    for (V8Handle handle = newest; handle != null; handle = handle.previous) {
      V8ValueReference reference = handle.peek();
      if (reference != null) {
        into.add(reference);
      }
    }
  }

  void closeAll() {
    while (newest != null) {
      newest.close();
    }
  }
}
