package dev.alicorn.loop;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * A failure that the system reported: Node's code, libuv's negative number, the call, and what it
 * was called on.
 *
 * <p>Thrown by calls that fail at once and handed to callbacks of those that were accepted. Any
 * thread; immutable. The message is Node's: {@code ENOENT: no such file or directory, open 'a'} for
 * files, {@code connect ECONNREFUSED 127.0.0.1:80} or {@code listen EADDRINUSE: address already in
 * use :::80} for addresses.
 */
public final class SystemError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int errno;
  private final String syscall;
  private final @Nullable String path;
  private final @Nullable String dest;
  private final @Nullable String address;
  private final int port;

  private SystemError(
      String message,
      int errno,
      String syscall,
      @Nullable String path,
      @Nullable String dest,
      @Nullable String address,
      int port) {
    super(message);
    this.errno = errno;
    this.syscall = syscall;
    this.path = path;
    this.dest = dest;
    this.address = address;
    this.port = port;
  }

  /** One that names only the call. */
  public static SystemError of(int errno, String syscall) {
    return ofPath(errno, syscall, null, null);
  }

  /** One on a path, and maybe a second. */
  public static SystemError ofPath(
      int errno, String syscall, @Nullable String path, @Nullable String dest) {
    StringBuilder text = new StringBuilder(Errno.name(errno));
    text.append(": ").append(Errno.message(errno)).append(", ").append(syscall);
    if (path != null) {
      text.append(" '").append(path).append('\'');
    }
    if (dest != null) {
      text.append(" -> '").append(dest).append('\'');
    }
    return new SystemError(text.toString(), errno, syscall, path, dest, null, -1);
  }

  /** One on an internet address. */
  public static SystemError ofAddress(int errno, String syscall, InetSocketAddress where) {
    String address =
        where.isUnresolved() ? where.getHostString() : Addresses.text(where.getAddress());
    String what = syscall.equals("connect") ? "" : ": " + Errno.message(errno);
    String message =
        syscall + ' ' + Errno.name(errno) + what + ' ' + address + ':' + where.getPort();
    return new SystemError(message, errno, syscall, null, null, address, where.getPort());
  }

  /** Throws when the result is an error, else returns it. */
  static int check(int result, String syscall) {
    if (result < 0) {
      throw of(result, syscall);
    }
    return result;
  }

  /** The negative number, one of {@link Errno}. */
  public int errno() {
    return errno;
  }

  /** Node's code, such as "ECONNREFUSED". */
  public String code() {
    return Errno.name(errno);
  }

  /** The call that failed, such as "connect". */
  public String syscall() {
    return syscall;
  }

  /** The path it was called on, or null. */
  public @Nullable String path() {
    return path;
  }

  /** The second path, of rename and the like, or null. */
  public @Nullable String dest() {
    return dest;
  }

  /** The address it was called on, or null. */
  public @Nullable String address() {
    return address;
  }

  /** The port of the address, or -1. */
  public int port() {
    return port;
  }
}
