package dev.alicorn.node.bindings;

import dev.alicorn.engine.HostCall;
import dev.alicorn.loop.Errno;
import dev.alicorn.loop.TtyMode;
import dev.alicorn.loop.spi.SystemPort;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/** {@code internalBinding('stdio')} and {@code ('tty')}: standard descriptors and terminals. */
public final class StdioBinding {
  private static final int SIGINT = 2;
  private static final int SIGTERM = 15;

  private final @Nullable SystemPort system;
  private boolean changedModes;

  /** Over the system's port, where the back end has one. */
  public StdioBinding(@Nullable SystemPort system) {
    this.system = system;
  }

  /** Adds the functions. */
  public void register(BindingTable table) {
    table
        .group("stdio")
        .add("guessHandleType", call -> name(kind(call.intAt(0))))
        .add("writeSync", this::writeSync);
    table
        .group("tty")
        .add("isatty", call -> kind(call.intAt(0)) == SystemPort.Kind.TERMINAL)
        .add("open", call -> system == null ? Errno.ENOTSUP : system.openTerminal(call.intAt(0)))
        .add("getWindowSize", this::windowSize)
        .add("setRawMode", call -> setRawMode(call.intAt(0), call.booleanAt(1)));
  }

  private SystemPort.Kind kind(int fd) {
    if (system != null) {
      return system.kind(fd);
    }
    return fd >= 0 && fd <= 2 ? SystemPort.Kind.FILE : SystemPort.Kind.UNKNOWN;
  }

  private static String name(SystemPort.Kind kind) {
    return kind == SystemPort.Kind.TERMINAL ? "TTY" : kind.name();
  }

  private Object writeSync(HostCall call) throws IOException {
    int fd = call.intAt(0);
    MemorySegment bytes = call.bytesAt(1);
    if (system != null) {
      return system.writeFully(fd, bytes);
    }
    if (fd != 1 && fd != 2) {
      return Errno.EBADF;
    }
    new FileOutputStream(fd == 1 ? FileDescriptor.out : FileDescriptor.err)
        .write(bytes.toArray(ValueLayout.JAVA_BYTE));
    return 0;
  }

  private int setRawMode(int fd, boolean raw) {
    if (system == null) {
      return Errno.ENOTSUP;
    }
    if (raw && !changedModes) {
      changedModes = true;
      // Where the JVM heeds signals (without -Xrs), one that ends it must not leave the terminal
      // raw.
      Runtime.getRuntime().addShutdownHook(new Thread(system::resetModes));
      system.resetModesOnSignals(SIGINT, SIGTERM); // with -Xrs; as Node, which knows these two
    }
    return system.setTerminalMode(fd, raw ? TtyMode.RAW : TtyMode.NORMAL);
  }

  /** At the program's end: gives the terminals the modes back that they had. */
  public void resetModes() {
    if (system != null && changedModes) {
      system.resetModes();
    }
  }

  private Object windowSize(HostCall call) {
    int size = system == null ? Errno.ENOTSUP : system.windowSize(call.intAt(0));
    return size < 0 ? size : new Object[] {size >>> 16, size & 0xFFFF};
  }
}
