package dev.alicorn.node.bindings;

import dev.alicorn.engine.HostCall;
import dev.alicorn.loop.Handle;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Handles of one kind by the ids under which JavaScript knows them. Loop thread only. */
final class HandleTable<H extends Handle> {
  private final Map<Integer, H> handles = new HashMap<>();
  private int lastId;

  /** An id for a handle that is about to be made. */
  int nextId() {
    return ++lastId;
  }

  void put(int id, H handle) {
    handles.put(id, handle);
  }

  @Nullable H get(int id) {
    return handles.get(id);
  }

  /** Adds the functions that all handles have: each takes the id first. */
  void register(BindingTable.Group group) {
    group
        .add("close", this::close)
        .add("ref", call -> ref(call.intAt(0), true))
        .add("unref", call -> ref(call.intAt(0), false));
  }

  private @Nullable Object close(HostCall call) {
    H handle = handles.remove(call.intAt(0));
    if (handle != null) {
      handle.close();
    }
    return null;
  }

  private @Nullable Object ref(int id, boolean on) {
    H handle = handles.get(id);
    if (handle != null && on) {
      handle.ref();
    } else if (handle != null) {
      handle.unref();
    }
    return null;
  }

  void closeAll() {
    handles.values().forEach(Handle::close);
    handles.clear();
  }
}
