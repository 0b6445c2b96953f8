package dev.alicorn.loop.linux.epoll;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.IoVector;
import dev.alicorn.loop.linux.ffi.Call;
import dev.alicorn.loop.linux.ffi.Linux;
import dev.alicorn.loop.linux.ffi.Scratch;
import dev.alicorn.loop.linux.ffi.SocketAddresses;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/** Socket calls with the memory that they need. Loop thread only; results are numbers or errno. */
public final class Sockets {
  /** The level of options that all sockets have. */
  public static final int SOL_SOCKET = 1;

  static final int SO_REUSEADDR = 2;

  /** The error that a connect ended with. */
  public static final int SO_ERROR = 4;

  static final int SO_BROADCAST = 6;
  static final int SO_SNDBUF = 7;
  static final int SO_RCVBUF = 8;
  static final int SO_KEEPALIVE = 9;
  static final int SO_LINGER = 13;
  static final int SO_REUSEPORT = 15;
  static final int IPPROTO_TCP = 6;
  static final int TCP_NODELAY = 1;
  static final int TCP_KEEPIDLE = 4;
  static final int TCP_KEEPINTVL = 5;
  static final int TCP_KEEPCNT = 6;
  static final int IPPROTO_IPV6 = 41;
  static final int IPV6_V6ONLY = 26;

  private static final int SOCK_STREAM = 1;
  private static final int SOCK_DGRAM = 2;
  private static final int SOCK_FLAGS = 0x80000 | 0x800; // SOCK_CLOEXEC | SOCK_NONBLOCK
  private static final int POLLIN = 1;
  private static final int MSG_NOSIGNAL = 0x4000;
  private static final int AT_FDCWD = -100;
  private static final int O_CLOEXEC = 0x80000;
  private static final int IOV_MAX = 1024;
  private static final int IOV_BYTES = 16;
  private static final int MSGHDR_BYTES = 56;
  private static final int OPTION_BYTES = 264;
  private static final int COPY_BYTES = 64 * 1024;
  private static final int NO_DESCRIPTOR = -1;

  private final MemorySegment small;
  private final MemorySegment options;
  private final MemorySegment vectors;
  private final MemorySegment header;
  private final Arena arena;
  private @Nullable MemorySegment copies;
  private int spare;

  Sockets(Arena arena) {
    this.arena = arena;
    small = arena.allocate(256, Long.BYTES);
    options = arena.allocate(OPTION_BYTES, Long.BYTES);
    vectors = arena.allocate((long) IOV_MAX * IOV_BYTES, Long.BYTES);
    header = arena.allocate(MSGHDR_BYTES, Long.BYTES);
    spare = openSpare();
  }

  /** Native memory for what lies on the heap; most programs never need it. */
  MemorySegment copies() {
    MemorySegment present = copies;
    if (present == null) {
      present = arena.allocate(COPY_BYTES, Long.BYTES);
      copies = present;
    }
    return present;
  }

  private static int openSpare() {
    return Linux.quick(Call.OPENAT, AT_FDCWD, Scratch.get().path("/dev/null"), O_CLOEXEC);
  }

  int socket(int family) {
    return Linux.quick(Call.SOCKET, family, SOCK_STREAM | SOCK_FLAGS, 0);
  }

  /** A UDP socket. */
  int datagramSocket(int family) {
    return Linux.quick(Call.SOCKET, family, SOCK_DGRAM | SOCK_FLAGS, 0);
  }

  int bind(int fd, SocketAddress address) {
    int length = SocketAddresses.write(address, small);
    return length == 0 ? Errno.ENAMETOOLONG : Linux.quick(Call.BIND, fd, small.address(), length);
  }

  int connect(int fd, SocketAddress address) {
    int length = SocketAddresses.write(address, small);
    return length == 0
        ? Errno.ENAMETOOLONG
        : Linux.quick(Call.CONNECT, fd, small.address(), length);
  }

  /** A new descriptor, or errno. */
  int accept(int fd) {
    int accepted = (int) Linux.quick(Call.ACCEPT4, fd, 0, 0, SOCK_FLAGS, 0, 0);
    if (accepted >= 0) {
      keepSpare();
    }
    return accepted;
  }

  /** There are descriptors: one is put in reserve, if none is. */
  public void keepSpare() {
    if (spare < 0) {
      spare = openSpare();
    }
  }

  /**
   * No descriptor is left for a connection that waits, and it would be reported for ever: one that
   * is kept in reserve takes it, to be closed at once. False if that is gone too, because somebody
   * else was faster; it comes back with the next connection that is accepted.
   */
  public boolean shed(int fd) {
    if (spare < 0) {
      return false;
    }
    close(spare);
    spare = NO_DESCRIPTOR;
    int accepted = (int) Linux.quick(Call.ACCEPT4, fd, 0, 0, SOCK_FLAGS, 0, 0);
    if (accepted >= 0) {
      close(accepted);
    }
    keepSpare();
    return accepted >= 0;
  }

  int set(int fd, int level, int option, int value) {
    small.set(JAVA_INT, 0, value);
    return (int) Linux.quick(Call.SETSOCKOPT, fd, level, option, small.address(), Integer.BYTES, 0);
  }

  /** Sets an option to a structure of so many bytes, which the caller put into {@link #struct}. */
  int setStruct(int fd, int level, int option, int bytes) {
    return (int) Linux.quick(Call.SETSOCKOPT, fd, level, option, struct().address(), bytes, 0);
  }

  /** Memory for an option's structure or an address. */
  MemorySegment struct() {
    return options;
  }

  /** The option's value, or errno. */
  public int get(int fd, int level, int option) {
    small.set(JAVA_INT, 8, Integer.BYTES);
    long result =
        Linux.quick(Call.GETSOCKOPT, fd, level, option, small.address(), small.address() + 8, 0);
    return result < 0 ? (int) result : small.get(JAVA_INT, 0);
  }

  /** Makes close send a RST. */
  void lingerNot(int fd) {
    small.set(JAVA_INT, 0, 1);
    small.set(JAVA_INT, 4, 0);
    Linux.quick(Call.SETSOCKOPT, fd, SOL_SOCKET, SO_LINGER, small.address(), 8, 0);
  }

  /** The address that GETSOCKNAME or GETPEERNAME tells, or null. */
  @Nullable SocketAddress name(Call which, int fd) {
    long lengthAt = SocketAddresses.MAX_BYTES;
    small.set(JAVA_INT, lengthAt, SocketAddresses.MAX_BYTES);
    int result = Linux.quick(which, fd, small.address(), small.address() + lengthAt);
    return result < 0 ? null : SocketAddresses.read(small, small.get(JAVA_INT, lengthAt));
  }

  /** Reads to an address; on a socket recv is the shorter way through the kernel. */
  int read(int fd, boolean isSocket, long address, int length) {
    Call call = isSocket ? Call.RECVFROM : Call.READ;
    return (int) Linux.quick(call, fd, address, length, 0, 0, 0);
  }

  /** Whether something can be read now, the end included. */
  static boolean hasInput(int fd) {
    MemorySegment entry = Scratch.get().struct();
    entry.asSlice(0, 24).fill((byte) 0); // struct pollfd, and a struct timespec of no time
    entry.set(JAVA_INT, 0, fd);
    entry.set(JAVA_INT, 4, POLLIN);
    return Linux.quick(Call.PPOLL, entry.address(), 1, entry.address() + 8, 0, 0, 0) != 0;
  }

  /** Sends without a signal when the peer has gone; memory of the heap is copied, up to a limit. */
  int send(int fd, MemorySegment data, long offset, int length) {
    if (data.isNative()) {
      return send(fd, data.address() + offset, length);
    }
    int count = (int) Math.min(length, copies().byteSize());
    MemorySegment.copy(data, offset, copies(), 0, count);
    return send(fd, copies().address(), count);
  }

  /** Sends bytes at an address. */
  int send(int fd, long address, int length) {
    return (int) Linux.quick(Call.SENDTO, fd, address, length, MSG_NOSIGNAL, 0, 0);
  }

  /** As {@link #send}, to what is no socket. */
  int write(int fd, MemorySegment data, long offset, int length) {
    if (data.isNative()) {
      return Linux.call(Call.WRITE, fd, data.address() + offset, length);
    }
    int count = (int) Math.min(length, copies().byteSize());
    MemorySegment.copy(data, offset, copies(), 0, count);
    return write(fd, copies(), 0, count);
  }

  /** Sends several ranges, or the first of them. */
  int send(int fd, IoVector data) {
    if (data.descriptor() >= 0) {
      return sendDescriptor(fd, data.segment(0), data.offset(0), data.length(0), data.descriptor());
    }
    int count = fill(data);
    if (count <= 1) {
      return send(fd, data.segment(0), data.offset(0), data.length(0));
    }
    header.fill((byte) 0);
    header.set(JAVA_LONG, 16, vectors.address());
    header.set(JAVA_LONG, 24, count);
    return Linux.quick(Call.SENDMSG, fd, header.address(), MSG_NOSIGNAL);
  }

  private int sendDescriptor(int fd, MemorySegment data, long offset, int length, int passed) {
    if (data.isNative()) {
      return DescriptorPassing.send(fd, data.address() + offset, length, passed);
    }
    int count = (int) Math.min(length, copies().byteSize());
    MemorySegment.copy(data, offset, copies(), 0, count);
    return DescriptorPassing.send(fd, copies().address(), count, passed);
  }

  /** As {@link #send}, to what is no socket. */
  int write(int fd, IoVector data) {
    int count = fill(data);
    return count <= 1
        ? write(fd, data.segment(0), data.offset(0), data.length(0))
        : Linux.call(Call.WRITEV, fd, vectors.address(), count);
  }

  /** How many ranges from the first on lie in native memory; they are put into the vectors. */
  private int fill(IoVector data) {
    int count = Math.min(data.count(), IOV_MAX);
    for (int i = 0; i < count; i++) {
      if (!data.segment(i).isNative()) {
        return i;
      }
      vectors.set(JAVA_LONG, (long) i * IOV_BYTES, data.segment(i).address() + data.offset(i));
      vectors.set(JAVA_LONG, (long) i * IOV_BYTES + 8, data.length(i));
    }
    return count;
  }

  /** Closes a descriptor. */
  public static void close(int fd) {
    Linux.quick(Call.CLOSE, fd, 0, 0);
  }

  /** Closes the reserve. */
  void close() {
    if (spare >= 0) {
      close(spare);
    }
  }
}
