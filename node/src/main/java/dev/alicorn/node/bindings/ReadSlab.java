package dev.alicorn.node.bindings;

import dev.alicorn.engine.JsContext;
import dev.alicorn.engine.JsFunction;
import dev.alicorn.engine.SharedMemory;
import dev.alicorn.loop.BufferAllocator;
import dev.alicorn.loop.ReadBuffer;
import dev.alicorn.loop.Stream;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Memory of the engine into which all streams read, one after the other, so that what arrives is a
 * view for JavaScript and is never copied.
 *
 * <p>Loop thread only. A full slab is let go: the views that JavaScript holds keep it alive. Within
 * one batch of events several slabs may be current in turn; each has a slot by which events name
 * it.
 */
final class ReadSlab implements BufferAllocator, AutoCloseable {
  /** The bits of an event's place that count bytes; those above are the slot. */
  private static final int OFFSET_BITS = 20;

  private static final int BYTES = 512 * 1024;
  private static final int MAX_READ = 64 * 1024;

  /** With less than this left, reads would become many and small. */
  private static final int MIN_READ = 16 * 1024;

  /** Views of typed arrays other than bytes want to begin here. */
  private static final int ALIGNMENT = 8;

  private final JsContext context;
  private @Nullable SharedMemory memory;
  private MemorySegment segment = MemorySegment.NULL;
  private int slot;
  private int used = BYTES;
  private boolean namedInBatch;
  private @Nullable JsFunction setSlab;

  ReadSlab(JsContext context) {
    this.context = context;
  }

  void connect(JsFunction function) {
    setSlab = function;
  }

  @Override
  public void allocate(Stream stream, int suggestedSize, ReadBuffer into) {
    if (BYTES - used < MIN_READ) {
      renew();
    }
    into.set(segment, used, Math.min(MAX_READ, BYTES - used));
  }

  private void renew() {
    if (memory != null) {
      memory.close();
    }
    SharedMemory fresh = context.allocate(BYTES);
    memory = fresh;
    segment = fresh.segment();
    slot = namedInBatch ? slot + 1 : 0;
    namedInBatch = false;
    used = 0;
    publish(fresh);
  }

  private void publish(SharedMemory current) {
    if (setSlab != null) {
      setSlab.run(slot, current.buffer());
    }
  }

  /** Gives away the bytes that were read last; where they are, for an event. */
  int take(int length) {
    int at = (slot << OFFSET_BITS) | used;
    used += (length + ALIGNMENT - 1) & -ALIGNMENT;
    namedInBatch = true;
    return at;
  }

  /** Gives away a copy of bytes that lie elsewhere, 64 KiB at most; where it is, for an event. */
  int copy(MemorySegment from, long offset, int length) {
    if (BYTES - used < length) {
      renew();
    }
    MemorySegment.copy(from, offset, segment, used, length);
    return take(length);
  }

  /** All events that name slabs so far have been delivered: JavaScript may forget those slabs. */
  void batchDelivered() {
    namedInBatch = false;
    if (slot > 0 && memory != null) {
      slot = 0;
      publish(memory);
    }
  }

  /** The current slab. */
  MemorySegment segment() {
    return segment;
  }

  @Override
  public void close() {
    if (memory != null) {
      memory.close();
    }
  }
}
