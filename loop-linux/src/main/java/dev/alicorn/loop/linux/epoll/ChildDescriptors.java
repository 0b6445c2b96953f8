package dev.alicorn.loop.linux.epoll;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.alicorn.loop.linux.ffi.Call;
import dev.alicorn.loop.linux.ffi.Linux;
import dev.alicorn.loop.linux.ffi.Scratch;
import dev.alicorn.loop.linux.posix.PosixFiles;
import dev.alicorn.loop.spi.SpawnRequest;
import dev.alicorn.loop.spi.StreamPort;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;

/**
 * Our side of a child's descriptors while it is started: pairs of sockets for its pipes, and copies
 * with numbers that the child's own cannot overwrite on their way to their places.
 */
final class ChildDescriptors {
  private static final int AF_UNIX = 1;
  private static final int SOCK_STREAM = 1;
  private static final int SOCK_CLOEXEC = 0x80000;
  private static final int F_GETFL = 3;
  private static final int F_SETFL = 4;
  private static final int F_DUPFD_CLOEXEC = 1030;
  private static final int O_RDWR = 2;
  private static final int O_NONBLOCK = 0x800;
  private static final int LAST_STANDARD = 2;

  private final List<SpawnRequest.Stdio> stdio;

  /** What the child gets, from its descriptor 0 on; each is closed when it was started. */
  private final int[] childs;

  private final int[] ours;

  ChildDescriptors(List<SpawnRequest.Stdio> stdio) {
    this.stdio = stdio;
    childs = new int[stdio.size()];
    ours = new int[stdio.size()];
    Arrays.fill(childs, -1);
    Arrays.fill(ours, -1);
  }

  int[] childs() {
    return childs;
  }

  /** Makes them all; 0 or errno. */
  int make() {
    for (int i = 0; i < childs.length; i++) {
      int result = make(i, stdio.get(i));
      if (result < 0) {
        return result;
      }
    }
    return 0;
  }

  private int make(int i, SpawnRequest.Stdio wanted) {
    if (wanted.pipe() != null) {
      return makePair(i);
    }
    int fd = wanted.fd();
    if (fd >= 0) {
      if (i <= LAST_STANDARD) {
        makeBlocking(fd);
      }
      return keep(i, Linux.quick(Call.FCNTL, fd, F_DUPFD_CLOEXEC, childs.length));
    }
    return i <= LAST_STANDARD
        ? keep(i, aside(PosixFiles.INSTANCE.open("/dev/null", O_RDWR, 0)))
        : 0;
  }

  private int keep(int i, int fd) {
    if (fd >= 0) {
      childs[i] = fd;
    }
    return fd;
  }

  private int makePair(int i) {
    MemorySegment pair = Scratch.get().struct();
    int result =
        (int)
            Linux.quick(
                Call.SOCKETPAIR, AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair.address(), 0, 0);
    if (result < 0) {
      return result;
    }
    ours[i] = pair.get(JAVA_INT, 0);
    return keep(i, aside(pair.get(JAVA_INT, 4)));
  }

  /** The same descriptor with a number beyond the child's own. */
  private int aside(int fd) {
    if (fd < 0 || fd >= childs.length) {
      return fd;
    }
    int moved = Linux.quick(Call.FCNTL, fd, F_DUPFD_CLOEXEC, childs.length);
    Sockets.close(fd);
    return moved;
  }

  // Programs expect that their standard descriptors block; being blocking is shared with ours.
  private static void makeBlocking(int fd) {
    int flags = Linux.quick(Call.FCNTL, fd, F_GETFL, 0);
    if (flags >= 0 && (flags & O_NONBLOCK) != 0) {
      Linux.quick(Call.FCNTL, fd, F_SETFL, flags & ~O_NONBLOCK);
    }
  }

  /** Closes what was for the child, and opens our ends' ports; 0 or errno. */
  int finish() {
    int result = 0;
    for (int i = 0; i < childs.length; i++) {
      if (childs[i] >= 0) {
        Sockets.close(childs[i]);
      }
      StreamPort port = stdio.get(i).pipe();
      if (ours[i] >= 0 && port != null) {
        int opened = port.open(ours[i]);
        if (opened < 0) {
          Sockets.close(ours[i]);
          result = opened;
        }
      }
    }
    return result;
  }
}
