package dev.alicorn.loop;

import dev.alicorn.loop.spi.StreamKind;
import dev.alicorn.loop.spi.SystemPort;
import org.jspecify.annotations.Nullable;

/**
 * A stream to a terminal.
 *
 * <p>Loop thread only, except {@link #resetMode}. The terminal is opened anew for it, so that other
 * processes which have it go on blocking; the given descriptor stays the caller's. Closing gives
 * the terminal the mode back that it had. libuv's page is "uv_tty_t".
 */
public final class Tty extends Stream {
  private static final int COLUMNS_SHIFT = 16;
  private static final int ROWS_MASK = 0xFFFF;

  // Modes belong to the process: one port knows all terminals that were changed.
  private static volatile @Nullable SystemPort changed;

  private final SystemPort system;
  private TtyMode mode = TtyMode.NORMAL;

  /**
   * On a descriptor; what it can be used for is read from its flags.
   *
   * @throws SystemError EINVAL for what is no terminal, EBADF, ENOTSUP where the back end has no
   *     descriptors
   */
  public Tty(EventLoop loop, int fd) {
    super(loop, StreamKind.PIPE);
    SystemPort port = loop.system();
    try {
      system = check(port, fd);
      openDescriptor(fd);
    } catch (SystemError error) {
      close();
      throw error;
    }
  }

  private static SystemPort check(@Nullable SystemPort port, int fd) {
    if (port == null) {
      throw SystemError.of(Errno.ENOTSUP, "uv_tty_init");
    }
    if (port.kind(fd) != SystemPort.Kind.TERMINAL) {
      throw SystemError.of(Errno.EINVAL, "uv_tty_init");
    }
    return port;
  }

  /**
   * Changes how input is treated; what was written before goes out first.
   *
   * @throws SystemError EIO, ENOTTY when the terminal has gone
   */
  public void setMode(TtyMode wanted) {
    checkUsable();
    if (wanted != mode) {
      changed = system;
      SystemError.check(system.setTerminalMode(fileno(), wanted), "uv_tty_set_mode");
      mode = wanted;
    }
  }

  /** How input is treated, as far as this handle changed it. */
  public TtyMode mode() {
    return mode;
  }

  /**
   * The window's size, asked of the system each time; {@code SIGWINCH} tells of changes.
   *
   * @throws SystemError EIO, ENOTTY when the terminal has gone
   */
  public WindowSize windowSize() {
    checkUsable();
    int size = SystemError.check(system.windowSize(fileno()), "uv_tty_get_winsize");
    return new WindowSize(size >>> COLUMNS_SHIFT, size & ROWS_MASK);
  }

  /**
   * Gives every terminal of the process the mode back that it had. Any thread; made for the
   * program's end, such as a shutdown hook.
   */
  public static void resetMode() {
    SystemPort present = changed;
    if (present != null) {
      present.resetModes();
    }
  }

  @Override
  boolean release() {
    if (mode != TtyMode.NORMAL) {
      // A terminal that has gone has no mode to give back.
      system.setTerminalMode(fd(), TtyMode.NORMAL);
      mode = TtyMode.NORMAL;
    }
    return super.release();
  }
}
