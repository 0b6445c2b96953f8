package dev.alicorn.loop.linux.epoll;

import dev.alicorn.loop.linux.posix.PosixFiles;
import dev.alicorn.loop.linux.posix.PosixSystem;
import dev.alicorn.loop.spi.Backend;
import dev.alicorn.loop.spi.BackendContext;
import dev.alicorn.loop.spi.BackendProvider;
import dev.alicorn.loop.spi.FilePort;
import dev.alicorn.loop.spi.SystemPort;
import java.util.Set;

/**
 * The Linux back end, under the name "epoll": any pollable descriptor, real file descriptors,
 * inotify.
 *
 * <p>Any thread. What it cannot carry fails with {@code ENOTSUP}: recursive watches, children on a
 * kernel before 5.3, signals on other processors than x86-64. Waits are rounded up to whole
 * milliseconds.
 */
public final class EpollProvider implements BackendProvider {
  private static final int PRIORITY = 100;
  private static final Set<String> PROCESSORS = Set.of("amd64", "aarch64", "riscv64");

  /** For the service loader. */
  public EpollProvider() {}

  @Override
  public String name() {
    return "epoll";
  }

  @Override
  public int priority() {
    return PRIORITY;
  }

  @Override
  public boolean isSupported() {
    return System.getProperty("os.name").equals("Linux")
        && PROCESSORS.contains(System.getProperty("os.arch"));
  }

  @Override
  public Backend open(BackendContext context) {
    return new EpollBackend(context);
  }

  @Override
  public FilePort files() {
    return PosixFiles.INSTANCE;
  }

  @Override
  public SystemPort system() {
    return PosixSystem.INSTANCE;
  }
}
