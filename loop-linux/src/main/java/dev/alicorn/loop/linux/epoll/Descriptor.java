package dev.alicorn.loop.linux.epoll;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.FileStat;
import dev.alicorn.loop.IoVector;
import dev.alicorn.loop.PipeAddress;
import dev.alicorn.loop.linux.ffi.Call;
import dev.alicorn.loop.linux.ffi.Linux;
import dev.alicorn.loop.linux.ffi.Scratch;
import dev.alicorn.loop.linux.ffi.SocketAddresses;
import dev.alicorn.loop.linux.posix.PosixFiles;
import dev.alicorn.loop.spi.StreamKind;
import dev.alicorn.loop.spi.StreamPort;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * A stream port's descriptor: how it comes to be, what it is set to, and its end.
 *
 * <p>Loop thread only; results are numbers or errno. A socket is made when its family is known: at
 * bind, connect or listen.
 */
public final class Descriptor {
  private static final int F_GETFL = 3;
  private static final int F_SETFL = 4;
  private static final int O_ACCMODE = 3;
  private static final int O_RDWR = 2;
  private static final int O_NONBLOCK = 0x800;
  private static final int O_NOCTTY = 0x100;
  private static final int SHUT_WR = 1;
  private static final int S_IFMT = 0xF000;
  private static final int S_IFSOCK = 0xC000;
  private static final int S_IFCHR = 0x2000;
  private static final int TIOCGPTN = 0x80045430;
  private static final int LAST_STANDARD = 2;

  /** The interval and count of probes that libuv sets. */
  private static final int KEEP_ALIVE_INTERVAL = 1;

  private static final int KEEP_ALIVE_PROBES = 10;

  private final Sockets sockets;
  private final StreamKind kind;
  private int fd = -1;
  private boolean isSocket = true;
  private boolean mayBlock;
  private @Nullable String boundPath;

  /** None yet. */
  public Descriptor(Sockets sockets, StreamKind kind) {
    this.sockets = sockets;
    this.kind = kind;
  }

  /** Whether there is one. */
  public boolean isOpen() {
    return fd >= 0;
  }

  /** Its number, or -1. */
  public int fd() {
    return fd;
  }

  /** Whether it is open on a socket, whose writes do not block. */
  public boolean isSocket() {
    return isSocket && fd >= 0 && !mayBlock;
  }

  /** That of a connection which this one accepted. */
  public Descriptor accepted(int accepted) {
    Descriptor descriptor = new Descriptor(sockets, kind);
    descriptor.fd = accepted;
    return descriptor;
  }

  /**
   * Takes over a descriptor; the directions in which it is open. A terminal is opened anew, because
   * to make it non-blocking would do so to every process that has it; but not the master's side of
   * a pseudo terminal, which would be another one's.
   */
  public int adopt(int given) {
    FileStat stat = new FileStat();
    int result = PosixFiles.INSTANCE.fstat(given, stat);
    if (result < 0) {
      return result;
    }
    int type = stat.mode() & S_IFMT;
    isSocket = type == S_IFSOCK;
    int flags = Linux.quick(Call.FCNTL, given, F_GETFL, 0);
    if (flags < 0) {
      return flags;
    }
    fd = type == S_IFCHR && !isMaster(given) ? reopen(given, flags) : given;
    Linux.quick(Call.FCNTL, fd, F_SETFL, flags | O_NONBLOCK);
    return switch (flags & O_ACCMODE) {
      case O_RDWR -> StreamPort.READABLE | StreamPort.WRITABLE;
      case 1 -> StreamPort.WRITABLE;
      default -> StreamPort.READABLE;
    };
  }

  private static boolean isMaster(int fd) {
    return Linux.quick(Call.IOCTL, fd, TIOCGPTN, Scratch.get().struct().address()) == 0;
  }

  private static int reopen(int given, int flags) {
    int fresh =
        PosixFiles.INSTANCE.open(
            "/proc/self/fd/" + given, (flags & O_ACCMODE) | O_NOCTTY | O_NONBLOCK, 0);
    return fresh < 0 ? given : fresh;
  }

  /** Gives back what was adopted in vain. */
  public void disown() {
    fd = -1;
  }

  private int make(int family) {
    if (fd >= 0) {
      return 0;
    }
    int made = sockets.socket(family);
    if (made < 0) {
      return made;
    }
    fd = made;
    return 0;
  }

  int bind(SocketAddress address, int flags) {
    if (fd >= 0) {
      return Errno.EINVAL;
    }
    int family = SocketAddresses.family(address);
    boolean onlySix = (flags & StreamPort.BIND_IPV6_ONLY) != 0;
    if (onlySix && family != SocketAddresses.AF_INET6) {
      return Errno.EINVAL;
    }
    int result = make(family);
    if (result < 0) {
      return result;
    }
    if (address instanceof PipeAddress pipe) {
      result = sockets.bind(fd, address);
      result = result == Errno.ENOENT ? Errno.EACCES : result; // as libuv, for all systems alike
      boundPath = result == 0 && !pipe.isAbstract() ? pipe.name() : null;
    } else {
      result = bindInet(address, family, flags, onlySix);
    }
    if (result < 0) {
      Sockets.close(fd);
      fd = -1;
    }
    return result;
  }

  private int bindInet(SocketAddress address, int family, int flags, boolean onlySix) {
    sockets.set(fd, Sockets.SOL_SOCKET, Sockets.SO_REUSEADDR, 1);
    if ((flags & StreamPort.BIND_REUSE_PORT) != 0) {
      int result = sockets.set(fd, Sockets.SOL_SOCKET, Sockets.SO_REUSEPORT, 1);
      if (result < 0) {
        return result;
      }
    }
    if (family == SocketAddresses.AF_INET6) {
      sockets.set(fd, Sockets.IPPROTO_IPV6, Sockets.IPV6_V6ONLY, onlySix ? 1 : 0);
    }
    return sockets.bind(fd, address);
  }

  /** Listens; an unbound TCP socket binds to any address first. */
  public int listen(int backlog) {
    if (fd < 0) {
      if (kind == StreamKind.PIPE) {
        return Errno.EINVAL;
      }
      int result = bind(new InetSocketAddress(InetAddress.ofLiteral("0.0.0.0"), 0), 0);
      if (result < 0) {
        return result;
      }
    }
    return Linux.quick(Call.LISTEN, fd, backlog, 0);
  }

  /** Starts to connect, making the socket if there is none. */
  public int connect(SocketAddress address) {
    int result = make(SocketAddresses.family(address));
    return result < 0 ? result : sockets.connect(fd, address);
  }

  /** Writes what goes now. */
  public int write(IoVector data) {
    if (fd < 0) {
      return Errno.ENOTCONN;
    }
    if (mayBlock && data.descriptor() < 0) {
      return writeAll(data);
    }
    return isSocket ? sockets.send(fd, data) : sockets.write(fd, data);
  }

  private int writeAll(IoVector data) {
    int written = 0;
    for (int i = 0; i < data.count() && data.length(i) <= Integer.MAX_VALUE - written; i++) {
      int count = writeAll(data.segment(i), data.offset(i), data.length(i));
      if (count < 0) {
        return written == 0 ? count : written;
      }
      written += count;
      if (count < data.length(i)) {
        break;
      }
    }
    return written;
  }

  int write(MemorySegment data, long offset, int length) {
    if (fd < 0) {
      return Errno.ENOTCONN;
    }
    if (mayBlock) {
      return writeAll(data, offset, length);
    }
    return isSocket
        ? sockets.send(fd, data, offset, length)
        : sockets.write(fd, data, offset, length);
  }

  /**
   * A signal, and the kernel's work for a ring that ends, cut a write short that waits for room.
   */
  private int writeAll(MemorySegment data, long offset, int length) {
    int written = 0;
    while (written < length) {
      int count = sockets.write(fd, data, offset + written, length - written);
      if (count < 0) {
        return written == 0 ? count : written;
      }
      written += count;
    }
    return written;
  }

  int shutdown() {
    if (fd < 0) {
      return Errno.ENOTCONN;
    }
    return isSocket ? Linux.quick(Call.SHUTDOWN, fd, SHUT_WR, 0) : 0;
  }

  int setBlocking(boolean blocking) {
    int flags = Linux.quick(Call.FCNTL, fd, F_GETFL, 0);
    if (flags < 0) {
      return flags;
    }
    int wanted = blocking ? flags & ~O_NONBLOCK : flags | O_NONBLOCK;
    int result = Linux.quick(Call.FCNTL, fd, F_SETFL, wanted);
    mayBlock = result < 0 ? mayBlock : blocking;
    return result;
  }

  /** Whether a read would not block the loop, as one could that was set to blocking writes. */
  boolean mayRead() {
    return !mayBlock || Sockets.hasInput(fd);
  }

  int set(int level, int option, int value) {
    return fd < 0 ? Errno.EBADF : sockets.set(fd, level, option, value);
  }

  int setKeepAlive(boolean enable, int delaySeconds) {
    return enable && delaySeconds > 0
        ? setKeepAlive(delaySeconds, KEEP_ALIVE_INTERVAL, KEEP_ALIVE_PROBES)
        : set(Sockets.SOL_SOCKET, Sockets.SO_KEEPALIVE, enable ? 1 : 0);
  }

  int setKeepAlive(int delaySeconds, int intervalSeconds, int probes) {
    int result = set(Sockets.SOL_SOCKET, Sockets.SO_KEEPALIVE, 1);
    if (result == 0) {
      result = set(Sockets.IPPROTO_TCP, Sockets.TCP_KEEPIDLE, delaySeconds);
    }
    if (result == 0) {
      result = set(Sockets.IPPROTO_TCP, Sockets.TCP_KEEPINTVL, intervalSeconds);
    }
    return result < 0 ? result : set(Sockets.IPPROTO_TCP, Sockets.TCP_KEEPCNT, probes);
  }

  int bufferSize(int option, int bytes) {
    if (fd < 0) {
      return Errno.EBADF;
    }
    return bytes > 0
        ? sockets.set(fd, Sockets.SOL_SOCKET, option, bytes)
        : sockets.get(fd, Sockets.SOL_SOCKET, option);
  }

  @Nullable SocketAddress name(Call which) {
    return fd < 0 ? null : sockets.name(which, fd);
  }

  void close(boolean reset) {
    if (fd < 0) {
      return;
    }
    if (reset) {
      sockets.lingerNot(fd);
    }
    if (fd > LAST_STANDARD) {
      Sockets.close(fd); // of the standard ones the whole process has a use
    }
    fd = -1;
    if (boundPath != null) {
      PosixFiles.INSTANCE.unlink(boundPath);
    }
  }
}
