package dev.alicorn.loop.linux.uring;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.SystemError;
import dev.alicorn.loop.linux.ffi.Call;
import dev.alicorn.loop.linux.ffi.Linux;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * An io_uring(7): the queue of operations that go to the kernel, and that of completions which come
 * back. One call submits all that was prepared and waits; completions are read from memory.
 *
 * <p>Belongs to the thread that enters it first: the kernel refuses others. Completions appear only
 * within its calls. Heads and tails are read with acquire and written with release, which is what
 * the kernel's side does.
 */
final class Ring {
  /** Flag of a completion: the operation goes on. */
  static final int MORE = 1 << 1;

  /** Flag of a completion: its upper half is the number of a buffer. */
  static final int BUFFER = 1;

  static final int COMPLETION_BYTES = 16;

  private static final VarHandle INT = JAVA_INT.varHandle();
  private static final int SUBMISSION_BYTES = 64;
  private static final long SUBMISSIONS_OFFSET = 0x10000000L;
  private static final int ENABLE_RINGS = 12;
  private static final int GETEVENTS = 1;
  private static final int EXT_ARG = 8;
  private static final int OVERFLOW_OR_WORK = 2 | 4; // of the submission ring's flags
  private static final int ARGUMENT_BYTES = 24;
  private static final int TIME_AT = 32;
  private static final int SIGNAL_SET_BYTES = 8;
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final int ETIME = -62;

  private final RingSetup setup;
  private final MemorySegment rings;
  private final MemorySegment submissions;
  private final MemorySegment argument;
  private final int submissionMask;
  private final int completionMask;
  private @Nullable Thread owner;
  private int tail;
  private int completionHead;
  private long userData;
  private int result;
  private int flags;

  /** Over what the kernel has made. */
  Ring(RingSetup setup, Arena arena) {
    this.setup = setup;
    rings = Mapping.ofDescriptor(setup.fd, 0, setup.ringBytes());
    submissions = Mapping.ofDescriptor(setup.fd, SUBMISSIONS_OFFSET, submissionBytes());
    submissionMask = setup.submissions - 1;
    completionMask = setup.completions - 1;
    argument = arena.allocate(TIME_AT + 16, Long.BYTES);
    argument.set(JAVA_LONG, 16, argument.address() + TIME_AT);
    for (int i = 0; setup.arrayAt != 0 && i < setup.submissions; i++) {
      rings.set(JAVA_INT, setup.arrayAt + (long) i * Integer.BYTES, i);
    }
  }

  private long submissionBytes() {
    return (long) setup.submissions * SUBMISSION_BYTES;
  }

  int fd() {
    return setup.fd;
  }

  /** Whether it belongs to another thread than this one. */
  boolean isForeign() {
    return owner != null && owner != Thread.currentThread();
  }

  /** Prepares an operation; the place at which its further fields are set. */
  long prepare(int opcode, int fd, long address, int length, int opFlags, long data) {
    long at = (long) (nextFree() & submissionMask) * SUBMISSION_BYTES;
    submissions.set(JAVA_LONG, at, opcode | (long) fd << Integer.SIZE);
    submissions.set(JAVA_LONG, at + 8, 0);
    submissions.set(JAVA_LONG, at + 16, address);
    submissions.set(JAVA_LONG, at + 24, Integer.toUnsignedLong(length) | (long) opFlags << 32);
    submissions.set(JAVA_LONG, at + 32, data);
    submissions.set(JAVA_LONG, at + 40, 0);
    submissions.set(JAVA_LONG, at + 48, 0);
    submissions.set(JAVA_LONG, at + 56, 0);
    return at;
  }

  private int nextFree() {
    if (unsubmitted() == setup.submissions) {
      if (isForeign()) {
        tail = (int) INT.getAcquire(rings, setup.headAt); // all is prepared anew in the next ring
      } else {
        submit();
      }
      if (unsubmitted() == setup.submissions) {
        throw SystemError.of(Errno.EBUSY, "io_uring_enter");
      }
    }
    return tail++;
  }

  /** How many operations are prepared that the kernel has not taken. */
  int unsubmitted() {
    return tail - (int) INT.getAcquire(rings, setup.headAt);
  }

  /** Sets an operation's flags. */
  void setFlags(long at, int bits) {
    submissions.set(JAVA_BYTE, at + 1, (byte) bits);
  }

  /** Sets the position in a file, or a second address. */
  void setOffset(long at, long value) {
    submissions.set(JAVA_LONG, at + 8, value);
  }

  /** Sets the field that has the special flags of network operations. */
  void setPriority(long at, int bits) {
    submissions.set(JAVA_SHORT, at + 2, (short) bits);
  }

  /** Sets the group from which the kernel takes a buffer. */
  void setBufferGroup(long at, int group) {
    submissions.set(JAVA_SHORT, at + 40, (short) group);
  }

  /** Submits what is prepared, and has the kernel post what is done; does not wait. */
  void submit() {
    enable();
    INT.setRelease(rings, setup.tailAt, tail);
    check(Linux.quick(Call.IO_URING_ENTER, setup.fd, unsubmitted(), 0, GETEVENTS, 0, 0));
  }

  /** Submits what is prepared and waits for a completion; for ever when negative. */
  void await(long timeoutNanos) {
    enable();
    INT.setRelease(rings, setup.tailAt, tail);
    int ready = unsubmitted();
    if (timeoutNanos < 0) {
      check(Linux.call(Call.IO_URING_ENTER, setup.fd, ready, 1, GETEVENTS, 0, SIGNAL_SET_BYTES));
      return;
    }
    argument.set(JAVA_LONG, TIME_AT, timeoutNanos / NANOS_PER_SECOND);
    argument.set(JAVA_LONG, TIME_AT + 8, timeoutNanos % NANOS_PER_SECOND);
    check(
        Linux.call(
            Call.IO_URING_ENTER,
            setup.fd,
            ready,
            1,
            GETEVENTS | EXT_ARG,
            argument.address(),
            ARGUMENT_BYTES));
  }

  private void enable() {
    if (owner == null) {
      owner = Thread.currentThread();
      int enabled = (int) Linux.quick(Call.IO_URING_REGISTER, setup.fd, ENABLE_RINGS, 0, 0, 0, 0);
      if (enabled < 0) {
        throw SystemError.of(enabled, "io_uring_register");
      }
    }
  }

  /** What is short of memory or of room for completions is tried again when those were taken. */
  private static void check(long entered) {
    if (entered < 0
        && entered != ETIME
        && entered != Errno.EINTR
        && entered != Errno.EAGAIN
        && entered != Errno.EBUSY) {
      throw SystemError.of((int) entered, "io_uring_enter");
    }
  }

  /** Whether a call would bring something although nothing is waited for. */
  boolean needsSubmit() {
    return unsubmitted() != 0
        || ((int) INT.getAcquire(rings, setup.flagsAt) & OVERFLOW_OR_WORK) != 0;
  }

  /** How many completions are there. */
  int available() {
    return (int) INT.getAcquire(rings, setup.completionTailAt) - completionHead;
  }

  /** Whether so many more completions find room, whatever else has come. */
  boolean hasRoom(int more) {
    return available() + more <= setup.completions / 2;
  }

  /** The number of the completion that will come next. */
  int completionTail() {
    return (int) INT.getAcquire(rings, setup.completionTailAt);
  }

  /** The data of a completion that was not taken yet. */
  long userDataAt(int completion) {
    return rings.get(JAVA_LONG, completionAt(completion));
  }

  /** The result of a completion that was not taken yet. */
  int resultAt(int completion) {
    return rings.get(JAVA_INT, completionAt(completion) + 8);
  }

  /** Takes the next completion; false when there is none. */
  boolean next() {
    if (available() == 0) {
      return false;
    }
    long at = completionAt(completionHead);
    userData = rings.get(JAVA_LONG, at);
    result = rings.get(JAVA_INT, at + 8);
    flags = rings.get(JAVA_INT, at + 12);
    INT.setRelease(rings, setup.completionHeadAt, ++completionHead);
    return true;
  }

  private long completionAt(int index) {
    return setup.completionsAt + (long) (index & completionMask) * COMPLETION_BYTES;
  }

  long userData() {
    return userData;
  }

  int result() {
    return result;
  }

  int flags() {
    return flags;
  }

  /** Whether the last completion of an operation is there and was not taken yet. */
  boolean isEnding(long data) {
    for (int i = 0, count = available(); i < count; i++) {
      long at = completionAt(completionHead + i);
      if (rings.get(JAVA_LONG, at) == data && (rings.get(JAVA_INT, at + 12) & MORE) == 0) {
        return true;
      }
    }
    return false;
  }

  /** Registers something of the ring's; 0 or errno. */
  int register(int what, MemorySegment structure, int count) {
    return (int)
        Linux.quick(Call.IO_URING_REGISTER, setup.fd, what, structure.address(), count, 0, 0);
  }

  /** Cancels all that is under way. */
  void close() {
    Mapping.unmap(submissions, submissionBytes());
    Mapping.unmap(rings, setup.ringBytes());
    Linux.quick(Call.CLOSE, setup.fd, 0, 0);
  }
}
