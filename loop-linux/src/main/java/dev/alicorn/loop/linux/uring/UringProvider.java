package dev.alicorn.loop.linux.uring;

import dev.alicorn.loop.SystemError;
import dev.alicorn.loop.linux.epoll.Sockets;
import dev.alicorn.loop.linux.posix.PosixFiles;
import dev.alicorn.loop.linux.posix.PosixSystem;
import dev.alicorn.loop.spi.Backend;
import dev.alicorn.loop.spi.BackendContext;
import dev.alicorn.loop.spi.BackendProvider;
import dev.alicorn.loop.spi.FilePort;
import dev.alicorn.loop.spi.SystemPort;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The Linux back end on completions, under the name "io_uring": chosen by name alone, see
 * docs/decisions/0021-io-uring.md. It carries all that epoll does.
 *
 * <p>Any thread. Needs Linux 6.0. Opening it fails with a {@code SystemError} of the call
 * "io_uring_setup": {@code ENOSYS} where the kernel is older or has none, {@code EPERM} where
 * /proc/sys/kernel/io_uring_disabled or a container's filter forbids it.
 */
public final class UringProvider implements BackendProvider {
  private static final int NEVER_UNASKED = -1;
  private static final Set<String> PROCESSORS = Set.of("amd64", "aarch64", "riscv64");

  /** For the service loader. */
  public UringProvider() {}

  @Override
  public String name() {
    return "io_uring";
  }

  @Override
  public int priority() {
    return NEVER_UNASKED;
  }

  @Override
  public boolean isSupported() {
    return System.getProperty("os.name").equals("Linux")
        && PROCESSORS.contains(System.getProperty("os.arch"));
  }

  @Override
  public @Nullable SystemError refusal() {
    try {
      Sockets.close(RingSetup.make().fd);
      return null;
    } catch (SystemError refused) {
      return refused;
    }
  }

  @Override
  public Backend open(BackendContext context) {
    return new UringBackend(context);
  }

  @Override
  public FilePort files() {
    return PosixFiles.INSTANCE;
  }

  @Override
  public boolean carriesFiles() {
    return true;
  }

  @Override
  public SystemPort system() {
    return PosixSystem.INSTANCE;
  }
}
