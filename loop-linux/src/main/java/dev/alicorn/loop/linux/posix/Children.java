package dev.alicorn.loop.linux.posix;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.linux.ffi.Call;
import dev.alicorn.loop.linux.ffi.Linux;
import dev.alicorn.loop.linux.ffi.Scratch;
import java.lang.foreign.MemorySegment;

/** Waiting for children, see waitid(2). Any thread. */
public final class Children {
  private static final int P_PID = 1;
  private static final int WNOHANG = 1;
  private static final int WEXITED = 4;
  private static final int CODE_AT = 8;
  private static final int PID_AT = 16;
  private static final int STATUS_AT = 24;
  private static final int EXITED = 1;
  private static final int SIGKILL = 9;

  private Children() {}

  /** How a child ended: by exit with a status, or by a signal. */
  public record End(int exitStatus, int termSignal) {
    static final End RUNS = new End(-1, -1);

    /** Whether it has ended at all. */
    public boolean isEnd() {
      return exitStatus >= 0;
    }
  }

  /** Reaps a child that has ended. */
  public static End reap(int pid) {
    MemorySegment info = Scratch.get().struct();
    info.set(JAVA_INT, PID_AT, 0);
    long result = Linux.call(Call.WAITID, P_PID, pid, info.address(), WEXITED | WNOHANG, 0, 0);
    if (result < 0) {
      return new End(0, 0); // somebody else in this process has waited for it
    }
    if (info.get(JAVA_INT, PID_AT) == 0) {
      return End.RUNS;
    }
    int status = info.get(JAVA_INT, STATUS_AT);
    return info.get(JAVA_INT, CODE_AT) == EXITED ? new End(status, 0) : new End(0, status);
  }

  /** Waits for a child that nobody asks for any more, so that no zombie stays. */
  public static void reapLater(int pid) {
    Thread.ofPlatform().daemon().name("alicorn-reaper").start(() -> await(pid));
  }

  /** Ends a child at once and reaps it. */
  public static void destroy(int pid) {
    Linux.quick(Call.KILL, pid, SIGKILL, 0);
    await(pid);
  }

  private static void await(int pid) {
    long info = Scratch.get().struct().address();
    Linux.call(Call.WAITID, P_PID, pid, info, WEXITED, 0, 0);
  }

  /** A descriptor that polls as readable once the child has ended, or errno; Linux 5.3. */
  public static int open(int pid) {
    int fd = Linux.quick(Call.PIDFD_OPEN, pid, 0, 0);
    return fd == Errno.ENOSYS ? Errno.ENOTSUP : fd;
  }
}
