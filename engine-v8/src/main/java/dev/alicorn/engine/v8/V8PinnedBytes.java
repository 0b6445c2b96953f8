package dev.alicorn.engine.v8;

import com.caoccao.javet.values.reference.V8ValueArrayBuffer;
import dev.alicorn.engine.PinnedBytes;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A pin: holds the ArrayBuffer and has forbidden to detach it, or else works on a copy.
 *
 * <p>{@link #segment()} is for any thread, the rest for the context's.
 */
final class V8PinnedBytes implements PinnedBytes {
  private final @Nullable V8Context context;
  private final @Nullable V8ValueArrayBuffer buffer;
  private final @Nullable Arena copyArena;
  private final long start;
  private volatile @Nullable MemorySegment bytes;

  private V8PinnedBytes(
      @Nullable V8Context context,
      @Nullable V8ValueArrayBuffer buffer,
      MemorySegment inPlace,
      @Nullable Arena copyArena) {
    this.context = context;
    this.buffer = buffer;
    this.copyArena = copyArena;
    if (copyArena == null || buffer == null) {
      start = 0;
      bytes = inPlace;
    } else {
      start = inPlace.address() - Memory.of(buffer).address();
      MemorySegment copy = copyArena.allocate(inPlace.byteSize(), 16);
      copy.copyFrom(inPlace);
      bytes = copy;
    }
  }

  static V8PinnedBytes empty() {
    return new V8PinnedBytes(null, null, MemorySegment.NULL, null);
  }

  /** Takes over the buffer's handle. */
  static V8PinnedBytes pin(V8Context context, V8ValueArrayBuffer buffer, MemorySegment inPlace) {
    boolean locked = context.helpers().is(Helper.LOCK, buffer);
    V8PinnedBytes pin =
        new V8PinnedBytes(context, buffer, inPlace, locked ? null : Arena.ofShared());
    context.memory().add(pin);
    return pin;
  }

  void collectReferences(Set<Object> into) {
    if (buffer != null) {
      into.add(buffer);
    }
  }

  @Override
  public MemorySegment segment() {
    MemorySegment open = bytes;
    if (open == null) {
      throw new IllegalStateException("The pin is closed");
    }
    return open;
  }

  @Override
  public void commit() {
    MemorySegment open = segment();
    if (context == null || buffer == null || copyArena == null) {
      return;
    }
    context.check();
    // The buffer may have been resized or detached: ask V8 for its memory as it is now.
    V8ValueArrayBuffer now = (V8ValueArrayBuffer) V8Handle.clone(buffer);
    try {
      MemorySegment whole = Memory.of(now);
      long length = Math.min(open.byteSize(), whole.byteSize() - start);
      if (length > 0) {
        MemorySegment.copy(open, 0, whole, start, length);
      }
    } finally {
      V8Values.close(now);
    }
  }

  @Override
  public void close() {
    if (bytes == null) {
      return;
    }
    if (context != null && buffer != null) {
      context.check();
      context.memory().remove(this);
      if (copyArena == null) {
        context.calls().call(context.helpers().function(Helper.UNLOCK), null, false, buffer);
      } else {
        copyArena.close();
      }
      V8Values.close(buffer);
    }
    bytes = null;
  }
}
