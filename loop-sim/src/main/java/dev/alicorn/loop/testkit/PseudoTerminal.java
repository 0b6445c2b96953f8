package dev.alicorn.loop.testkit;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.alicorn.loop.Files;
import dev.alicorn.loop.OpenFlags;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * A pair of descriptors that are a terminal and who sits before it, by the C library; pty(7). For
 * Linux. One thread.
 */
public final class PseudoTerminal implements AutoCloseable {
  private static final int READ_WRITE = 2;
  private static final int NO_CONTROLLING_TERMINAL = 0x100;
  private static final int TIOCSWINSZ = 0x5414;
  private static final int MODE_BYTES = 64;
  private static final int LOCAL_MODES_AT = 12;
  private static final int OUTPUT_MODES_AT = 4;
  private static final int ECHO = 0x8;
  private static final int OPOST = 0x1;

  private final Files files;
  private final int master;
  private final int slave;
  private boolean masterOpen = true;
  private boolean slaveOpen = true;

  /** A new pair. */
  public PseudoTerminal(Files files) {
    this.files = files;
    master = call("posix_openpt", READ_WRITE | NO_CONTROLLING_TERMINAL);
    call("grantpt", master);
    call("unlockpt", master);
    slave = files.open(name(master), OpenFlags.O_RDWR | NO_CONTROLLING_TERMINAL, 0);
  }

  @SuppressWarnings("restricted")
  private static MethodHandle function(String name, FunctionDescriptor shape) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), shape);
  }

  private static int call(String name, int argument) {
    try {
      return (int) function(name, FunctionDescriptor.of(JAVA_INT, JAVA_INT)).invokeExact(argument);
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }

  @SuppressWarnings("restricted")
  private static String name(int master) {
    try {
      MethodHandle ptsname = function("ptsname", FunctionDescriptor.of(ADDRESS, JAVA_INT));
      return ((MemorySegment) ptsname.invokeExact(master)).reinterpret(64).getString(0);
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** The side of who sits before it. */
  public int master() {
    return master;
  }

  /** The terminal. */
  public int slave() {
    return slave;
  }

  /** Gives the window another size. */
  @SuppressWarnings("restricted")
  public void resize(int columns, int rows) {
    Linker linker = Linker.nativeLinker();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment size = arena.allocate(JAVA_LONG);
      size.set(JAVA_SHORT, 0, (short) rows);
      size.set(JAVA_SHORT, 2, (short) columns);
      MethodHandle ioctl =
          linker.downcallHandle(
              linker.defaultLookup().findOrThrow("ioctl"),
              FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS),
              Linker.Option.firstVariadicArg(2));
      int result = (int) ioctl.invokeExact(master, (long) TIOCSWINSZ, size);
      assert result == 0;
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Whether what is typed comes back. */
  public boolean echoes() {
    return (modes(LOCAL_MODES_AT) & ECHO) != 0;
  }

  /** Whether what is written is changed on its way. */
  public boolean changesOutput() {
    return (modes(OUTPUT_MODES_AT) & OPOST) != 0;
  }

  private int modes(int at) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment modes = arena.allocate(MODE_BYTES, Long.BYTES);
      MethodHandle get = function("tcgetattr", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
      int result = (int) get.invokeExact(slave, modes);
      assert result == 0;
      return modes.get(JAVA_INT, at);
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** The side of who sits before it belongs to another one now, which closes it. */
  public void giveAwayMaster() {
    masterOpen = false;
  }

  /** Who sits before it leaves. */
  public void hangUp() {
    masterOpen = false;
    files.close(master);
  }

  /** Closes the terminal: unless another has it, who sits before it reads an error now. */
  public void closeSlave() {
    if (slaveOpen) {
      slaveOpen = false;
      files.close(slave);
    }
  }

  @Override
  public void close() {
    if (masterOpen) {
      hangUp();
    }
    closeSlave();
  }
}
