package dev.alicorn.loop.spi;

import dev.alicorn.loop.SystemError;
import org.jspecify.annotations.Nullable;

/**
 * The door through which a back end is found: a name, a priority, and what it can open.
 *
 * <p>Registered with {@link java.util.ServiceLoader}. Any thread. Loading the provider must stay
 * cheap: it loads its poller's classes in {@link #open} and its file port's in {@link #files}, not
 * before, because a program that never waits for I/O should not pay for a poller.
 */
public interface BackendProvider {
  /** The name by which {@code -Dalicorn.backend} and the builder force it, such as "epoll". */
  String name();

  /**
   * The higher wins among those supported: nio 0, epoll 100; negative: by name alone, as io_uring.
   */
  int priority();

  /** Whether this machine can carry it; cheap, never throws. */
  boolean isSupported();

  /**
   * Why the kernel refuses it although {@link #isSupported} says that it could be there, or null;
   * asked of one that was forced by name, so that it does not fail later and elsewhere.
   */
  default @Nullable SystemError refusal() {
    return null;
  }

  /**
   * Opens a poller for one loop; called on that loop's thread.
   *
   * @throws dev.alicorn.loop.SystemError when the system refuses (EMFILE, ENOSYS, …)
   */
  Backend open(BackendContext context);

  /** The blocking file operations; one shared, thread-safe object. */
  FilePort files();

  /** Whether the back end that it opens has {@link Backend#asyncFiles}. */
  default boolean carriesFiles() {
    return false;
  }

  /** The blocking name lookups, or null to use the JDK's; one shared, thread-safe object. */
  default @Nullable NamePort names() {
    return null;
  }

  /**
   * The calls on the process and its terminals, or null where there are none; one shared object.
   */
  default @Nullable SystemPort system() {
    return null;
  }
}
