package dev.alicorn.loop.linux.posix;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.TtyMode;
import dev.alicorn.loop.linux.ffi.Call;
import dev.alicorn.loop.linux.ffi.Linux;
import dev.alicorn.loop.linux.ffi.Scratch;
import dev.alicorn.loop.spi.SystemPort;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Standard descriptors, terminals and the process.
 *
 * <p>Any thread. What every script needs, telling the kind of its output and writing to it, is done
 * by the JDK alone, so that a short script does not pay for linking native calls.
 */
public final class PosixSystem implements SystemPort {
  /** The only one. */
  public static final PosixSystem INSTANCE = new PosixSystem();

  private static final int PRIO_PROCESS = 0;
  private static final int SOL_SOCKET = 1;
  private static final int SO_TYPE = 3;
  private static final int SO_DOMAIN = 39;
  private static final int SOCK_STREAM = 1;
  private static final int AF_UNIX = 1;
  private static final int TIOCGWINSZ = 0x5413;
  private static final int POLLOUT = 4;
  private static final int OWN_PID = (int) ProcessHandle.current().pid();
  private static final int TERMINAL_FLAGS = 2 | 0x100 | 0x80000; // O_RDWR | O_NOCTTY | O_CLOEXEC

  private @Nullable FileChannel out;
  private @Nullable FileChannel err;

  private PosixSystem() {}

  @Override
  public Kind kind(int fd) {
    String target;
    try {
      target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + fd)).toString();
    } catch (IOException e) {
      return Kind.UNKNOWN;
    }
    if (target.startsWith("socket:")) {
      return socketKind(fd);
    }
    if (target.startsWith("pipe:")) {
      return Kind.PIPE;
    }
    boolean terminal =
        target.startsWith("/dev/pts/")
            || target.startsWith("/dev/tty")
            || target.equals("/dev/ptmx")
            || target.equals("/dev/console");
    if (terminal) {
      return Kind.TERMINAL;
    }
    return target.startsWith("anon_inode:") ? Kind.UNKNOWN : Kind.FILE;
  }

  private static Kind socketKind(int fd) {
    int type = socketOption(fd, SO_TYPE);
    int domain = socketOption(fd, SO_DOMAIN);
    if (type == SOCK_STREAM) {
      return domain == AF_UNIX ? Kind.PIPE : Kind.TCP;
    }
    return domain == AF_UNIX ? Kind.UNKNOWN : Kind.UDP;
  }

  private static int socketOption(int fd, int option) {
    MemorySegment value = Scratch.get().struct();
    value.set(JAVA_INT, 4, Integer.BYTES);
    long at = value.address();
    long result = Linux.quick(Call.GETSOCKOPT, fd, SOL_SOCKET, option, at, at + 4, 0);
    return result < 0 ? (int) result : value.get(JAVA_INT, 0);
  }

  @Override
  public int writeFully(int fd, MemorySegment bytes) {
    long done = 0;
    FileChannel channel = channel(fd);
    try {
      if (channel != null) {
        ByteBuffer buffer = bytes.asByteBuffer();
        while (buffer.hasRemaining() && channel.write(buffer) > 0) {}
        done = buffer.position();
      }
    } catch (IOException e) {
      done = 0; // the call below meets the same error, and tells it by its number
    }
    return done == bytes.byteSize() ? 0 : writeRest(fd, bytes, done);
  }

  private synchronized @Nullable FileChannel channel(int fd) {
    if (fd == 1) {
      out = out == null ? new FileOutputStream(FileDescriptor.out).getChannel() : out;
      return out;
    }
    if (fd == 2) {
      err = err == null ? new FileOutputStream(FileDescriptor.err).getChannel() : err;
      return err;
    }
    return null;
  }

  private static int writeRest(int fd, MemorySegment bytes, long from) {
    long at = from;
    while (at < bytes.byteSize()) {
      int length = (int) Math.min(bytes.byteSize() - at, Integer.MAX_VALUE);
      long count = Transfers.write(fd, bytes, at, length, -1);
      if (count == Errno.EAGAIN) {
        awaitWritable(fd);
      } else if (count < 0) {
        return (int) count;
      } else {
        at += count;
      }
    }
    return 0;
  }

  private static void awaitWritable(int fd) {
    MemorySegment poll = Scratch.get().struct();
    poll.set(JAVA_INT, 0, fd);
    poll.set(JAVA_SHORT, 4, (short) POLLOUT);
    Linux.call(Call.PPOLL, poll.address(), 1, 0, 0, 0, 0);
  }

  @Override
  public int openTerminal(int fd) {
    int opened = PosixFiles.INSTANCE.open("/proc/self/fd/" + fd, TERMINAL_FLAGS, 0);
    return opened < 0 ? Linux.quick(Call.DUP, fd, 0, 0) : opened;
  }

  @Override
  public int windowSize(int fd) {
    MemorySegment size = Scratch.get().struct();
    int result = Linux.quick(Call.IOCTL, fd, TIOCGWINSZ, size.address());
    return result < 0
        ? result
        : (size.get(JAVA_SHORT, 2) << 16) | (size.get(JAVA_SHORT, 0) & 0xFFFF);
  }

  @Override
  public int setTerminalMode(int fd, TtyMode mode) {
    return TerminalModes.set(fd, mode);
  }

  @Override
  public void resetModes() {
    TerminalModes.resetAll();
  }

  @Override
  public int resetModesOnSignals(int... signals) {
    return TerminalModes.resetOnSignals(signals);
  }

  @Override
  public int random(MemorySegment buffer) {
    return Handouts.random(buffer);
  }

  @Override
  public int pipe(int[] ends, boolean nonBlockingRead, boolean nonBlockingWrite) {
    return Handouts.pipe(ends, nonBlockingRead, nonBlockingWrite);
  }

  @Override
  public int socketPair(int[] ends, boolean nonBlocking) {
    return Handouts.socketPair(ends, nonBlocking);
  }

  @Override
  public int kill(int pid, int signal) {
    if (pid == OWN_PID) {
      // To this very thread, so that it has come when the call returns, as in a program of one
      // thread.
      return Linux.quick(Call.TGKILL, pid, Linux.quick(Call.GETTID, 0, 0, 0), signal);
    }
    return Linux.quick(Call.KILL, pid, signal, 0);
  }

  @Override
  public int changeDirectory(String path) {
    return Linux.call(Call.CHDIR, Scratch.get().path(path), 0, 0);
  }

  @Override
  public int setFileMask(int mask) {
    return Linux.quick(Call.UMASK, mask, 0, 0);
  }

  @Override
  public int setIdentity(Identity identity, int id) {
    return switch (identity) {
      case USER -> Identities.set("setuid", id);
      case EFFECTIVE_USER -> Identities.set("seteuid", id);
      case GROUP -> Identities.set("setgid", id);
      case EFFECTIVE_GROUP -> Identities.set("setegid", id);
    };
  }

  @Override
  public int setGroups(int[] groups) {
    return Identities.setGroups(groups);
  }

  @Override
  public int getPriority(int pid) {
    return Linux.quick(Call.GETPRIORITY, PRIO_PROCESS, pid, 0);
  }

  @Override
  public int setPriority(int pid, int nice) {
    return Linux.quick(Call.SETPRIORITY, PRIO_PROCESS, pid, nice);
  }
}
