package dev.alicorn.loop.linux.epoll;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.linux.ffi.Call;
import dev.alicorn.loop.linux.ffi.Linux;
import dev.alicorn.loop.linux.ffi.Scratch;
import dev.alicorn.loop.spi.DescriptorInbox;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;

/**
 * Descriptors that travel between processes with the bytes of a unix-domain socket; SCM_RIGHTS of
 * unix(7), cmsg(3). Loop thread only.
 */
public final class DescriptorPassing implements DescriptorInbox {
  private static final int SOL_SOCKET = 1;
  private static final int SCM_RIGHTS = 1;
  private static final int MSG_NOSIGNAL = 0x4000;
  private static final int MSG_CMSG_CLOEXEC = 0x4000_0000;
  private static final int CONTROL_AT = 128; // behind struct msghdr and one struct iovec
  private static final int VECTOR_AT = 64;
  private static final int HEADER_BYTES = 16;
  private static final int MOST_AT_ONCE = 253; // the kernel's SCM_MAX_FD
  private static final int CONTROL_BYTES = HEADER_BYTES + (MOST_AT_ONCE + 1) * Integer.BYTES;

  private final ArrayDeque<Integer> received = new ArrayDeque<>();

  /** Sends bytes and a descriptor with them; a count, or errno. */
  static int send(int socket, long address, int length, int fd) {
    MemorySegment message = message(address, length, HEADER_BYTES + Long.BYTES);
    message.set(JAVA_LONG, CONTROL_AT, HEADER_BYTES + Integer.BYTES);
    message.set(JAVA_INT, CONTROL_AT + 8, SOL_SOCKET);
    message.set(JAVA_INT, CONTROL_AT + 12, SCM_RIGHTS);
    message.set(JAVA_INT, CONTROL_AT + HEADER_BYTES, fd);
    message.set(JAVA_INT, CONTROL_AT + HEADER_BYTES + 4, 0);
    return Linux.quick(Call.SENDMSG, socket, message.address(), MSG_NOSIGNAL);
  }

  private static MemorySegment message(long address, int length, int controlBytes) {
    MemorySegment message = Scratch.get().struct();
    long at = message.address();
    message.asSlice(0, CONTROL_AT).fill((byte) 0);
    message.set(JAVA_LONG, 16, at + VECTOR_AT);
    message.set(JAVA_LONG, 24, 1);
    message.set(JAVA_LONG, 32, at + CONTROL_AT);
    message.set(JAVA_LONG, 40, controlBytes);
    message.set(JAVA_LONG, VECTOR_AT, address);
    message.set(JAVA_LONG, VECTOR_AT + 8, length);
    return message;
  }

  /** Reads bytes and keeps the descriptors that came with them; a count, or errno. */
  int read(int socket, long address, int length) {
    MemorySegment message = message(address, length, CONTROL_BYTES);
    int count = Linux.quick(Call.RECVMSG, socket, message.address(), MSG_CMSG_CLOEXEC);
    long end = count < 0 ? 0 : message.get(JAVA_LONG, 40);
    for (long at = 0; at + HEADER_BYTES <= end; ) {
      long bytes = message.get(JAVA_LONG, CONTROL_AT + at);
      if (message.get(JAVA_INT, CONTROL_AT + at + 12) == SCM_RIGHTS) {
        for (long each = HEADER_BYTES; each + Integer.BYTES <= bytes; each += Integer.BYTES) {
          received.add(message.get(JAVA_INT, CONTROL_AT + at + each));
        }
      }
      at += (bytes + 7) & ~7L;
    }
    return count;
  }

  @Override
  public int pending() {
    return received.size();
  }

  @Override
  public int peek() {
    Integer fd = received.peek();
    return fd == null ? Errno.EAGAIN : fd;
  }

  @Override
  public int take() {
    Integer fd = received.poll();
    return fd == null ? Errno.EAGAIN : fd;
  }

  /** Closes what nobody has taken. */
  void close() {
    received.forEach(Sockets::close);
    received.clear();
  }
}
