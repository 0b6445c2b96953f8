package dev.alicorn.loop.nio;

import dev.alicorn.loop.spi.Backend;
import dev.alicorn.loop.spi.BackendContext;
import dev.alicorn.loop.spi.BackendProvider;
import dev.alicorn.loop.spi.FilePort;

/**
 * The portable back end, under the name "nio": it runs wherever the JDK does.
 *
 * <p>Any thread. What it cannot carry fails with {@code ENOTSUP}: foreign descriptors ({@code
 * open}, {@code fileno}), {@code setBlocking}, servers and datagrams for IPv6 alone, hops of
 * unicast datagrams, keep-alive delays where the JDK has none, abstract socket names, children with
 * a user, group, session, name or descriptors of their own choice and signals to them but SIGTERM
 * and SIGKILL, signals that the JVM keeps for itself, recursive watches, and owners and modes where
 * the file system has none. Descriptors of files are numbers of its own; {@code fstat} and its like
 * follow the path that was opened. Waits are rounded up to whole milliseconds.
 */
public final class NioProvider implements BackendProvider {
  /** For the service loader. */
  public NioProvider() {}

  @Override
  public String name() {
    return "nio";
  }

  @Override
  public int priority() {
    return 0;
  }

  @Override
  public boolean isSupported() {
    return true;
  }

  @Override
  public Backend open(BackendContext context) {
    return new NioBackend(context);
  }

  @Override
  public FilePort files() {
    return NioFiles.INSTANCE;
  }
}
