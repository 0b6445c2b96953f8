package dev.alicorn.loop.linux.posix;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.alicorn.loop.linux.ffi.Call;
import dev.alicorn.loop.linux.ffi.Linux;
import dev.alicorn.loop.linux.ffi.Scratch;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;

/** Raw mode of terminals and the way back; termios(3), ioctl_tty(2). Any thread. */
final class TerminalModes {
  private static final int TCGETS = 0x5401;
  private static final int TCSETS = 0x5402;
  private static final int BYTES = 36;
  private static final int INPUT_OFF =
      0x2 | 0x10 | 0x20 | 0x100 | 0x400; // BRKINT INPCK ISTRIP ICRNL IXON
  private static final int OUTPUT_ON = 0x4; // ONLCR
  private static final int CONTROL_ON = 0x30; // CS8
  private static final int LOCAL_OFF = 0x1 | 0x2 | 0x8 | 0x8000; // ISIG ICANON ECHO IEXTEN
  private static final int CC_AT = 17;
  private static final int VTIME = 5;
  private static final int VMIN = 6;

  // What each terminal was set to before it was made raw.
  private static final Map<Integer, byte[]> BEFORE = new HashMap<>();

  private TerminalModes() {}

  static synchronized int set(int fd, boolean raw) {
    MemorySegment mode = Scratch.get().struct();
    if (!raw) {
      byte[] before = BEFORE.remove(fd);
      return before == null ? 0 : apply(fd, mode, before);
    }
    int result = Linux.quick(Call.IOCTL, fd, TCGETS, mode.address());
    if (result < 0) {
      return result;
    }
    BEFORE.putIfAbsent(fd, mode.asSlice(0, BYTES).toArray(JAVA_BYTE));
    mode.set(JAVA_INT, 0, mode.get(JAVA_INT, 0) & ~INPUT_OFF);
    mode.set(JAVA_INT, 4, mode.get(JAVA_INT, 4) | OUTPUT_ON);
    mode.set(JAVA_INT, 8, mode.get(JAVA_INT, 8) | CONTROL_ON);
    mode.set(JAVA_INT, 12, mode.get(JAVA_INT, 12) & ~LOCAL_OFF);
    mode.set(JAVA_BYTE, CC_AT + VMIN, (byte) 1);
    mode.set(JAVA_BYTE, CC_AT + VTIME, (byte) 0);
    return Linux.quick(Call.IOCTL, fd, TCSETS, mode.address());
  }

  private static int apply(int fd, MemorySegment mode, byte[] before) {
    MemorySegment.copy(before, 0, mode, JAVA_BYTE, 0, BYTES);
    return Linux.quick(Call.IOCTL, fd, TCSETS, mode.address());
  }

  static synchronized void resetAll() {
    BEFORE.forEach((fd, before) -> apply(fd, Scratch.get().struct(), before));
    BEFORE.clear();
  }
}
