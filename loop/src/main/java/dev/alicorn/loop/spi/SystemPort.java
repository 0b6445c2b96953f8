package dev.alicorn.loop.spi;

import dev.alicorn.loop.TtyMode;
import java.lang.foreign.MemorySegment;

/**
 * Calls on the process itself, its standard descriptors and terminals.
 *
 * <p>Any thread; optional: a back end that has no descriptors has none of these. Results are
 * numbers or negative {@link dev.alicorn.loop.Errno}. libuv's pages are "uv_guess_handle",
 * "uv_tty_t" and "Miscellaneous utilities".
 */
public interface SystemPort {
  /** What a descriptor is open on. */
  enum Kind {
    /** Not open, or none of the others. */
    UNKNOWN,
    /** A terminal. */
    TERMINAL,
    /** A regular file, or a device such as {@code /dev/null}. */
    FILE,
    /** A pipe, or a unix-domain stream socket. */
    PIPE,
    /** A stream socket of the internet families. */
    TCP,
    /** A datagram socket of the internet families. */
    UDP
  }

  /** Tells what a descriptor is. */
  Kind kind(int fd);

  /** Writes all of the bytes, waiting where it must; 0 or errno. */
  int writeFully(int fd, MemorySegment bytes);

  /** A descriptor of its own on the same terminal, which may be made non-blocking; or errno. */
  int openTerminal(int fd);

  /** Columns times 65,536 plus rows, or errno. */
  int windowSize(int fd);

  /**
   * Changes how a terminal treats input, or gives it back what it had before the first change; 0 or
   * errno. What was written goes out first.
   */
  int setTerminalMode(int fd, TtyMode mode);

  /** Gives every terminal the mode back that it had; for the end of the process. */
  void resetModes();

  /**
   * Has these signals, where they would end the process, do what {@link #resetModes} does first; 0,
   * or {@code ENOTSUP} where that is not possible. Signals that are handled otherwise when a
   * terminal is changed are left alone.
   */
  int resetModesOnSignals(int... signals);

  /** Fills all of the memory with random bytes; 0 or errno. */
  int random(MemorySegment buffer);

  /**
   * The two ends of a new pipe, close-on-exec: what is written to the second comes out of the
   * first; 0 or errno.
   */
  int pipe(int[] ends, boolean nonBlockingRead, boolean nonBlockingWrite);

  /** Two connected unix-domain stream sockets, close-on-exec; 0 or errno. */
  int socketPair(int[] ends, boolean nonBlocking);

  /** Sends a signal. */
  int kill(int pid, int signal);

  /** Changes the working directory. */
  int changeDirectory(String path);

  /** Sets the mask of new files' modes; the one before. */
  int setFileMask(int mask);

  /** Which of a process's ids. */
  enum Identity {
    /** The user: real, effective and saved where the right to it is there. */
    USER,
    /** The effective user. */
    EFFECTIVE_USER,
    /** The group, likewise. */
    GROUP,
    /** The effective group. */
    EFFECTIVE_GROUP
  }

  /** Changes an id of the whole process; 0 or errno. */
  int setIdentity(Identity identity, int id);

  /** Sets the supplementary groups of the whole process; 0 or errno. */
  int setGroups(int[] groups);

  /**
   * How a process (0: this one) is favoured: 20 minus its nice value, as getpriority(2)'s call
   * itself has it; or errno.
   */
  int getPriority(int pid);

  /** Sets the nice value of a process (0: this one), -20 to 19; 0 or errno. */
  int setPriority(int pid, int nice);
}
