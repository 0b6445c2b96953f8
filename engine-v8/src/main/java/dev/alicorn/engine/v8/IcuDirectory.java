package dev.alicorn.engine.v8;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Tells ICU where the whole of its data lies.
 *
 * <p>V8 reads the data file that it is given into its heap, all of it. So it is given a small one,
 * and ICU looks for what that lacks in the directory that the environment variable ICU_DATA names:
 * there it maps the big file, which costs memory only for the pages that are used, once for all
 * processes. Any thread; before V8 starts.
 *
 * <p>A launcher that sets the variable itself saves the process the cost of the foreign call.
 */
final class IcuDirectory {
  private static final String VARIABLE = "ICU_DATA";

  private IcuDirectory() {}

  /** Sets the variable in this process; returns whether that worked. */
  @SuppressWarnings("restricted")
  static boolean use(Path directory) {
    String wanted = directory.toString();
    if (wanted.equals(System.getenv(VARIABLE))) {
      return true;
    }
    if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("win")) {
      return false;
    }
    Linker linker = Linker.nativeLinker();
    MethodHandle setenv =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("setenv"),
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_INT));
    try (Arena arena = Arena.ofConfined()) {
      return setenv(setenv, arena.allocateFrom(VARIABLE), arena.allocateFrom(wanted)) == 0;
    }
  }

  private static int setenv(MethodHandle setenv, MemorySegment name, MemorySegment value) {
    try {
      return (int) setenv.invokeExact(name.address(), value.address(), 1);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
