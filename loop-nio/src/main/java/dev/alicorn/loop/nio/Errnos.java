package dev.alicorn.loop.nio;

import dev.alicorn.loop.Errno;
import java.io.EOFException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.UnknownHostException;
import java.nio.channels.AlreadyBoundException;
import java.nio.channels.AlreadyConnectedException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ConnectionPendingException;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.NotYetConnectedException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.channels.UnsupportedAddressTypeException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The error numbers of the JDK's exceptions: by the system's own text, else by their class. */
final class Errnos {
  private static final Map<String, Integer> BY_TEXT =
      Map.ofEntries(
          Map.entry("operation not permitted", Errno.EPERM),
          Map.entry("no such file or directory", Errno.ENOENT),
          Map.entry("input/output error", Errno.EIO),
          Map.entry("bad file descriptor", Errno.EBADF),
          Map.entry("resource temporarily unavailable", Errno.EAGAIN),
          Map.entry("cannot allocate memory", Errno.ENOMEM),
          Map.entry("permission denied", Errno.EACCES),
          Map.entry("device or resource busy", Errno.EBUSY),
          Map.entry("file exists", Errno.EEXIST),
          Map.entry("invalid cross-device link", Errno.EXDEV),
          Map.entry("not a directory", Errno.ENOTDIR),
          Map.entry("is a directory", Errno.EISDIR),
          Map.entry("invalid argument", Errno.EINVAL),
          Map.entry("too many open files in system", Errno.ENFILE),
          Map.entry("too many open files", Errno.EMFILE),
          Map.entry("text file busy", Errno.ETXTBSY),
          Map.entry("file too large", Errno.EFBIG),
          Map.entry("no space left on device", Errno.ENOSPC),
          Map.entry("illegal seek", Errno.ESPIPE),
          Map.entry("read-only file system", Errno.EROFS),
          Map.entry("too many links", Errno.EMLINK),
          Map.entry("broken pipe", Errno.EPIPE),
          Map.entry("file name too long", Errno.ENAMETOOLONG),
          Map.entry("directory not empty", Errno.ENOTEMPTY),
          Map.entry("address already in use", Errno.EADDRINUSE),
          Map.entry("cannot assign requested address", Errno.EADDRNOTAVAIL),
          Map.entry("can't assign requested address", Errno.EADDRNOTAVAIL),
          Map.entry("message too long", Errno.EMSGSIZE),
          Map.entry("network is down", Errno.ENETDOWN),
          Map.entry("network is unreachable", Errno.ENETUNREACH),
          Map.entry("software caused connection abort", Errno.ECONNABORTED),
          Map.entry("connection reset by peer", Errno.ECONNRESET),
          Map.entry("connection reset", Errno.ECONNRESET),
          Map.entry("no buffer space available", Errno.ENOBUFS),
          Map.entry("transport endpoint is not connected", Errno.ENOTCONN),
          Map.entry("socket is not connected", Errno.ENOTCONN),
          Map.entry("connection timed out", Errno.ETIMEDOUT),
          Map.entry("operation timed out", Errno.ETIMEDOUT),
          Map.entry("connection refused", Errno.ECONNREFUSED),
          Map.entry("no route to host", Errno.EHOSTUNREACH),
          Map.entry("host is down", Errno.EHOSTDOWN),
          Map.entry("operation not supported", Errno.ENOTSUP),
          Map.entry("unix domain path too long", Errno.ENAMETOOLONG));

  /** What the class alone tells for sure; no class here is above another. */
  private static final Map<Class<?>, Integer> BY_CLASS =
      Map.ofEntries(
          Map.entry(NoSuchFileException.class, Errno.ENOENT),
          Map.entry(FileAlreadyExistsException.class, Errno.EEXIST),
          Map.entry(AccessDeniedException.class, Errno.EACCES),
          Map.entry(DirectoryNotEmptyException.class, Errno.ENOTEMPTY),
          Map.entry(NotDirectoryException.class, Errno.ENOTDIR),
          Map.entry(FileSystemLoopException.class, Errno.ELOOP),
          Map.entry(NotLinkException.class, Errno.EINVAL),
          Map.entry(InvalidPathException.class, Errno.EINVAL),
          Map.entry(ClosedChannelException.class, Errno.EBADF),
          Map.entry(NonReadableChannelException.class, Errno.EBADF),
          Map.entry(NonWritableChannelException.class, Errno.EBADF),
          Map.entry(NotYetConnectedException.class, Errno.ENOTCONN),
          Map.entry(AlreadyConnectedException.class, Errno.EISCONN),
          Map.entry(ConnectionPendingException.class, Errno.EALREADY),
          Map.entry(AlreadyBoundException.class, Errno.EINVAL),
          Map.entry(PortUnreachableException.class, Errno.ECONNREFUSED),
          Map.entry(UnsupportedAddressTypeException.class, Errno.EAFNOSUPPORT),
          Map.entry(UnresolvedAddressException.class, Errno.EINVAL));

  /** What is most likely when neither class nor text told. */
  private static final Map<Class<?>, Integer> FALLBACK =
      Map.ofEntries(
          Map.entry(BindException.class, Errno.EADDRINUSE),
          Map.entry(NoRouteToHostException.class, Errno.EHOSTUNREACH),
          Map.entry(ConnectException.class, Errno.ECONNREFUSED),
          Map.entry(UnknownHostException.class, Errno.EINVAL),
          Map.entry(EOFException.class, Errno.EOF),
          Map.entry(UnsupportedOperationException.class, Errno.ENOTSUP),
          Map.entry(IllegalArgumentException.class, Errno.EINVAL));

  private Errnos() {}

  /** The number of what was thrown; {@code UNKNOWN} when nothing tells. */
  static int of(Throwable thrown) {
    int byClass = byClass(BY_CLASS, thrown);
    if (byClass != 0) {
      return byClass;
    }
    String text = thrown instanceof FileSystemException fs ? fs.getReason() : thrown.getMessage();
    int byText = byText(text);
    if (byText != 0) {
      return byText;
    }
    int likely = byClass(FALLBACK, thrown);
    return likely != 0 ? likely : Errno.UNKNOWN;
  }

  private static int byText(@Nullable String text) {
    if (text == null) {
      return 0;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    // The JDK adds a guess to this one.
    if (lower.startsWith("too many levels of symbolic links")) {
      return Errno.ELOOP;
    }
    Integer number = BY_TEXT.get(lower);
    return number == null ? 0 : number;
  }

  private static int byClass(Map<Class<?>, Integer> table, Throwable thrown) {
    for (Map.Entry<Class<?>, Integer> each : table.entrySet()) {
      if (each.getKey().isInstance(thrown)) {
        return each.getValue();
      }
    }
    return 0;
  }
}
