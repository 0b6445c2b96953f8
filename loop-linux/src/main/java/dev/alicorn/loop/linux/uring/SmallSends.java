package dev.alicorn.loop.linux.uring;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The small sends that the callbacks of one poll ask for: copied here, prepared, and submitted in
 * one call when the callbacks are done, or before if somebody must know.
 *
 * <p>Loop thread only. A send makes a completion only if the kernel did not take all of it, and
 * makes that within the call that submits it. So after the call the fate of all is known.
 */
final class SmallSends {
  /** The most that one sends; of more the copy would cost what the call saves. */
  static final int MOST_BYTES = 1024;

  private static final int SLOTS = 256;

  private final MemorySegment memory;
  private boolean open;
  private int count;
  private int window = 1;

  /** The completions before this one are none of the present sends'. */
  private int firstCompletion;

  SmallSends(Arena arena) {
    memory = Mapping.pages(arena, (long) SLOTS * MOST_BYTES);
  }

  /** Callbacks of a poll begin: what they send may wait for their end. */
  void open() {
    open = true;
  }

  /** They are done. */
  void close() {
    open = false;
  }

  /** Whether there is room for one that may wait. */
  boolean isOpen() {
    return open && count < SLOTS;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** A number for the sends since the last submission; never 0. */
  int window() {
    return window;
  }

  /** Copies what is to be sent; the slot in which it lies until the window ends. */
  int add(Ring ring, MemorySegment data, long offset, int length) {
    if (count == 0) {
      firstCompletion = ring.completionTail();
    }
    MemorySegment.copy(data, offset, memory, at(count), length);
    return count++;
  }

  private static long at(int slot) {
    return (long) slot * MOST_BYTES;
  }

  /** Where a slot's bytes lie for the kernel. */
  long address(int slot) {
    return memory.address() + at(slot);
  }

  /** A copy of some of a slot's bytes, which outlives the window. */
  MemorySegment keep(int slot, int from, int to) {
    MemorySegment kept = Arena.ofAuto().allocate(to - from);
    MemorySegment.copy(memory, at(slot) + from, kept, 0, to - from);
    return kept;
  }

  /** From which completion on theirs may lie. */
  int firstCompletion() {
    return firstCompletion;
  }

  /** All are submitted, and those that did not go were told of. */
  void endWindow() {
    count = 0;
    window++;
    if (window == 0) {
      window = 1;
    }
  }
}
