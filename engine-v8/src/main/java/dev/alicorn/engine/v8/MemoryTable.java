package dev.alicorn.engine.v8;

import com.caoccao.javet.values.reference.V8ValueSharedArrayBuffer;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a context's memory is lent to: Java's views, pins, and other contexts. Its thread only. */
final class MemoryTable {
  private final Set<V8SharedMemory> views = new LinkedHashSet<>();
  private final Set<V8PinnedBytes> pins = new LinkedHashSet<>();
  private boolean hasSharedOut;

  void add(V8SharedMemory view) {
    views.add(view);
  }

  void remove(V8SharedMemory view) {
    views.remove(view);
  }

  void add(V8PinnedBytes pin) {
    pins.add(pin);
  }

  void remove(V8PinnedBytes pin) {
    pins.remove(pin);
  }

  /**
   * The bytes of a buffer for another context; null where the engine's words are not as expected.
   */
  @Nullable V8SharedStore share(V8ValueSharedArrayBuffer buffer) {
    V8SharedStore store = V8SharedStore.of(buffer, Memory.of(buffer));
    if (store == null) {
      return null;
    }
    hasSharedOut = true; // our allocator frees the bytes, whenever that is
    return store.retain();
  }

  void collectReferences(Set<Object> into) {
    views.forEach(view -> view.collectReferences(into));
    pins.forEach(pin -> pin.collectReferences(into));
  }

  /** Ends all views; returns whether nobody else may be using the memory. */
  boolean release() {
    views.forEach(V8SharedMemory::endView);
    return pins.isEmpty() && !hasSharedOut;
  }
}
