package dev.alicorn.loop;

import java.net.SocketAddress;
import java.util.Objects;

/**
 * The name of a unix-domain socket: a path, or on Linux an abstract name that begins with NUL.
 *
 * <p>Any thread; immutable.
 */
public final class PipeAddress extends SocketAddress {
  private static final long serialVersionUID = 1L;

  private final String name;

  /** An address by name; the empty name is that of an unbound socket. */
  public PipeAddress(String name) {
    this.name = Objects.requireNonNull(name);
  }

  /** The name. */
  public String name() {
    return name;
  }

  /** Whether the name lies in Linux's abstract namespace. */
  public boolean isAbstract() {
    return !name.isEmpty() && name.charAt(0) == 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PipeAddress that && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return isAbstract() ? '@' + name.substring(1) : name;
  }
}
