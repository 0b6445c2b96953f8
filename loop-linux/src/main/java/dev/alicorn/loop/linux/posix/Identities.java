package dev.alicorn.loop.linux.posix;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.linux.ffi.Libc;
import java.lang.foreign.Arena;

/**
 * Changes who this process is. The kernel's own calls change one thread alone; the C library's
 * change all.
 */
final class Identities {
  private Identities() {}

  /** Calls {@code setuid} or one of its kind; 0 or errno. */
  static int set(String function, int id) {
    return result(Libc.function(function).call(id, 0, 0));
  }

  static int setGroups(int[] groups) {
    try (Arena arena = Arena.ofConfined()) {
      long list = arena.allocateFrom(JAVA_INT, groups).address();
      return result(Libc.function("setgroups").call(groups.length, list, 0));
    }
  }

  /** With ids that are numbers, a lack of rights is the one thing that goes wrong. */
  private static int result(int status) {
    return status == 0 ? 0 : Errno.EPERM;
  }
}
