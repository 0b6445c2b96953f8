package dev.alicorn.loop.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.alicorn.loop.OpenFlags;
import dev.alicorn.loop.TtyMode;
import dev.alicorn.loop.linux.ffi.Call;
import dev.alicorn.loop.linux.ffi.Linux;
import dev.alicorn.loop.linux.posix.PosixFiles;
import dev.alicorn.loop.linux.posix.PosixSystem;
import dev.alicorn.loop.spi.SystemPort;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process with a raw terminal that is ended by a signal. */
@Timeout(60)
class ModesAtSignalsTest {
  private static final int O_NOCTTY = 0x100;
  private static final int TIOCSPTLCK = 0x40045431;
  private static final int TIOCGPTN = 0x80045430;
  private static final int TCGETS = 0x5401;
  private static final int TERMIOS_BYTES = 36;
  private static final int KILLED_BY = 128;
  private static final int SIGINT = 2;
  private static final int SIGTERM = 15;

  /** The process that is ended. */
  static final class RawTerminal {
    private RawTerminal() {}

    /** Makes a terminal raw, tells so, and waits. */
    static void main(String[] args) throws IOException {
      SystemPort system = PosixSystem.INSTANCE;
      int fd = PosixFiles.INSTANCE.open(args[0], OpenFlags.O_RDWR | O_NOCTTY, 0);
      int result = system.resetModesOnSignals(SIGINT, SIGTERM);
      for (TtyMode each : new TtyMode[] {TtyMode.RAW, TtyMode.NORMAL, TtyMode.RAW}) {
        result = Math.min(result, system.setTerminalMode(fd, each));
      }
      System.out.write(-result);
      System.out.flush();
      System.in.read();
    }
  }

  private static byte[] modes(int fd) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment modes = arena.allocate(TERMIOS_BYTES, Integer.BYTES);
      assertThat(Linux.quick(Call.IOCTL, fd, TCGETS, modes.address())).isZero();
      return modes.toArray(ValueLayout.JAVA_BYTE);
    }
  }

  private static String peer(int master) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment number = arena.allocate(ValueLayout.JAVA_INT);
      Linux.quick(Call.IOCTL, master, TIOCSPTLCK, number.address());
      Linux.quick(Call.IOCTL, master, TIOCGPTN, number.address());
      return "/dev/pts/" + number.get(ValueLayout.JAVA_INT, 0);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {SIGINT, SIGTERM})
  void rawTerminal_processEndedBySignal_hasItsModesBack(int signal) throws Exception {
    assumeThat(System.getProperty("os.arch")).isEqualTo("amd64");
    int master = PosixFiles.INSTANCE.open("/dev/ptmx", OpenFlags.O_RDWR | O_NOCTTY, 0);
    assumeThat(master).as("terminals can be made").isNotNegative();
    byte[] before = modes(master);
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xrs",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                RawTerminal.class.getName(),
                peer(master))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(child.getInputStream().read()).as("result").isZero();
      assertThat(modes(master)).isNotEqualTo(before);
      assertThat(PosixSystem.INSTANCE.kill((int) child.pid(), signal)).isZero();

      assertThat(child.waitFor()).isEqualTo(KILLED_BY + signal);
      assertThat(modes(master)).isEqualTo(before);
    } finally {
      child.destroyForcibly();
      PosixFiles.INSTANCE.close(master);
    }
  }
}
