package dev.alicorn.engine.v8;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import com.caoccao.javet.values.reference.V8ValueReference;
import dev.alicorn.engine.SharedStore;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * One count of V8's {@code shared_ptr<BackingStore>}, as a JSArrayBuffer's extension holds it.
 *
 * <p>Javet has no call that makes a SharedArrayBuffer over another's bytes. V8 itself shares them
 * by letting both objects point to one BackingStore, which lives until the last has gone; that is
 * done here by hand, in the words of the two objects. Where they lie is this V8's own affair, so
 * every word that is known by other means is compared first, and a single one that differs means
 * that nothing is shared. Thread: the context's whose object it is; nothing can move meanwhile.
 */
final class V8SharedStore implements SharedStore {
  private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();
  private static final int TAG = 1;
  private static final int LENGTH_AT = 40;
  private static final int MAX_LENGTH_AT = 48;
  private static final int DATA_AT = 56;
  private static final int EXTENSION_AT = 64;
  private static final int OBJECT_BYTES = 72;
  private static final int STORE_BYTES = 24;
  private static final int PAIR_BYTES = 16;
  private static final int OWNERS_AT = 8;

  private final long store;
  private final long control;
  private final long data;
  private final long byteSize;

  private V8SharedStore(long store, long control, long data, long byteSize) {
    this.store = store;
    this.control = control;
    this.data = data;
    this.byteSize = byteSize;
  }

  /** The store of a buffer whose bytes are known, or null where the words are not as expected. */
  static @Nullable V8SharedStore of(V8ValueReference buffer, MemorySegment bytes) {
    MemorySegment object = object(buffer);
    long size = bytes.byteSize();
    long data = bytes.address();
    boolean known =
        word(object, LENGTH_AT) == size
            && word(object, MAX_LENGTH_AT) == size
            && word(object, DATA_AT) == data
            && word(object, EXTENSION_AT) != 0;
    if (!known) {
      return null;
    }
    MemorySegment pair = at(word(object, EXTENSION_AT), PAIR_BYTES);
    long store = word(pair, 0);
    if (store == 0) {
      return null;
    }
    MemorySegment fields = at(store, STORE_BYTES);
    boolean same = word(fields, 0) == data && word(fields, 8) == size && word(fields, 16) == size;
    return same ? new V8SharedStore(store, word(pair, 8), data, size) : null;
  }

  /** Counts one owner more, whom {@link #give} makes of a buffer. */
  V8SharedStore retain() {
    LONG.getAndAdd(at(control, PAIR_BYTES), (long) OWNERS_AT, 1L);
    return this;
  }

  /** Makes a new, small buffer an owner; what it had, a few bytes, is given up. */
  void give(V8ValueReference buffer) {
    MemorySegment object = object(buffer);
    MemorySegment pair = at(word(object, EXTENSION_AT), PAIR_BYTES);
    pair.set(JAVA_LONG_UNALIGNED, 0, store);
    pair.set(JAVA_LONG_UNALIGNED, 8, control);
    object.set(JAVA_LONG_UNALIGNED, LENGTH_AT, byteSize);
    object.set(JAVA_LONG_UNALIGNED, MAX_LENGTH_AT, byteSize);
    object.set(JAVA_LONG_UNALIGNED, DATA_AT, data);
  }

  /** A handle of Javet's is the place of a tagged pointer. */
  private static MemorySegment object(V8ValueReference buffer) {
    long slot = word(at(buffer.getHandle(), Long.BYTES), 0);
    return at(word(at(slot, Long.BYTES), 0) - TAG, OBJECT_BYTES);
  }

  private static long word(MemorySegment segment, long offset) {
    return segment.get(JAVA_LONG_UNALIGNED, offset);
  }

  @SuppressWarnings("restricted")
  private static MemorySegment at(long address, long size) {
    return MemorySegment.ofAddress(address).reinterpret(size);
  }

  @Override
  public long byteSize() {
    return byteSize;
  }
}
