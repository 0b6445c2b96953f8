package dev.alicorn.loop.linux.uring;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.SystemError;
import dev.alicorn.loop.linux.ffi.Call;
import dev.alicorn.loop.linux.ffi.Linux;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * How a ring is asked for, and where its parts lie: struct io_uring_params of io_uring_setup(2).
 *
 * <p>The newest form comes first; a kernel that does not know one answers EINVAL. The oldest is
 * that of Linux 6.0, which is the first to have all operations that are used.
 */
final class RingSetup {
  private static final int SUBMISSIONS = 512;
  private static final int COMPLETIONS = 8192;

  private static final int CQSIZE = 1 << 3;
  private static final int DISABLED = 1 << 6;
  private static final int SUBMIT_ALL = 1 << 7;
  private static final int COOP_TASKRUN = 1 << 8;
  private static final int TASKRUN_FLAG = 1 << 9;
  private static final int SINGLE_ISSUER = 1 << 12;
  private static final int DEFER_TASKRUN = 1 << 13;
  private static final int NO_SQARRAY = 1 << 16;
  private static final int BASE =
      CQSIZE | DISABLED | SUBMIT_ALL | COOP_TASKRUN | TASKRUN_FLAG | SINGLE_ISSUER;

  /** What is asked for, the best first. */
  static final int[] FORMS = {BASE | DEFER_TASKRUN | NO_SQARRAY, BASE | DEFER_TASKRUN, BASE};

  private static final int BYTES = 120;
  private static final int SUBMISSION_AT = 40;
  private static final int COMPLETION_AT = 80;

  final int fd;
  final int submissions;
  final int headAt;
  final int tailAt;
  final int flagsAt;

  /** Where the array of indices lies, or 0 where there is none. */
  final int arrayAt;

  final int completions;
  final int completionHeadAt;
  final int completionTailAt;
  final int completionsAt;

  private RingSetup(int fd, MemorySegment params) {
    this.fd = fd;
    submissions = params.get(JAVA_INT, 0);
    completions = params.get(JAVA_INT, 4);
    headAt = params.get(JAVA_INT, SUBMISSION_AT);
    tailAt = params.get(JAVA_INT, SUBMISSION_AT + 4);
    flagsAt = params.get(JAVA_INT, SUBMISSION_AT + 16);
    boolean hasArray = (params.get(JAVA_INT, 8) & NO_SQARRAY) == 0;
    arrayAt = hasArray ? params.get(JAVA_INT, SUBMISSION_AT + 24) : 0;
    completionHeadAt = params.get(JAVA_INT, COMPLETION_AT);
    completionTailAt = params.get(JAVA_INT, COMPLETION_AT + 4);
    completionsAt = params.get(JAVA_INT, COMPLETION_AT + 20);
  }

  /**
   * Has the kernel make a ring, disabled: the thread that enables it is the one it belongs to.
   *
   * @throws SystemError ENOSYS on a kernel before 6.0, EPERM where an administrator forbids it, …
   */
  static RingSetup make() {
    return make(FORMS);
  }

  /** As the other, of these forms. */
  static RingSetup make(int... forms) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment params = arena.allocate(BYTES, Long.BYTES);
      int fd = Errno.EINVAL;
      for (int i = 0; i < forms.length && fd == Errno.EINVAL; i++) {
        params.fill((byte) 0);
        params.set(JAVA_INT, 4, COMPLETIONS);
        params.set(JAVA_INT, 8, forms[i]);
        fd = Linux.quick(Call.IO_URING_SETUP, SUBMISSIONS, params.address(), 0);
      }
      if (fd < 0) {
        throw SystemError.of(fd == Errno.EINVAL ? Errno.ENOSYS : fd, "io_uring_setup");
      }
      return new RingSetup(fd, params);
    }
  }

  /** The size of the memory that has both rings but the submissions. */
  long ringBytes() {
    long array = arrayAt + (long) submissions * Integer.BYTES;
    return Math.max(array, completionsAt + (long) completions * Ring.COMPLETION_BYTES);
  }
}
