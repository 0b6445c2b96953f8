package dev.alicorn.loop.linux.posix;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.alicorn.loop.TtyMode;
import dev.alicorn.loop.linux.ffi.Call;
import dev.alicorn.loop.linux.ffi.Linux;
import dev.alicorn.loop.linux.ffi.Scratch;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;

/** Raw mode of terminals and the way back; termios(3), ioctl_tty(2). Any thread. */
final class TerminalModes {
  private static final int TCGETS = 0x5401;
  private static final int TCSETSW = 0x5403;

  /** The length of a {@code struct termios}. */
  static final int BYTES = 36;

  private static final int INPUT_AT = 0;
  private static final int OUTPUT_AT = 4;
  private static final int CONTROL_AT = 8;
  private static final int LOCAL_AT = 12;
  private static final int INPUT_OFF =
      0x2 | 0x10 | 0x20 | 0x100 | 0x400; // BRKINT INPCK ISTRIP ICRNL IXON
  private static final int OUTPUT_ON = 0x4; // ONLCR
  private static final int CONTROL_ON = 0x30; // CS8
  private static final int LOCAL_OFF = 0x1 | 0x2 | 0x8 | 0x8000; // ISIG ICANON ECHO IEXTEN
  private static final int TRANSPARENT_INPUT_OFF =
      0x1 | 0x2 | 0x8 | 0x20 | 0x40 | 0x80 | 0x100 | 0x400; // cfmakeraw(3) has the names
  private static final int PROCESSED_OUTPUT = 0x1; // OPOST
  private static final int PARITY = 0x100; // PARENB
  private static final int TRANSPARENT_LOCAL_OFF = LOCAL_OFF | 0x40; // ECHONL
  private static final int CC_AT = 17;
  private static final int VTIME = 5;
  private static final int VMIN = 6;

  // What each terminal was set to before it was changed.
  private static final Map<Integer, byte[]> BEFORE = new HashMap<>();

  private TerminalModes() {}

  static synchronized int set(int fd, TtyMode wanted) {
    MemorySegment mode = Scratch.get().struct();
    byte[] before = BEFORE.get(fd);
    if (wanted == TtyMode.NORMAL) {
      BEFORE.remove(fd);
      int result = before == null ? 0 : apply(fd, mode, before);
      ModesAtSignals.set(BEFORE);
      return result;
    }
    if (before == null) {
      int result = Linux.quick(Call.IOCTL, fd, TCGETS, mode.address());
      if (result < 0) {
        return result;
      }
      before = mode.asSlice(0, BYTES).toArray(JAVA_BYTE);
      BEFORE.put(fd, before);
      ModesAtSignals.set(BEFORE);
    }
    MemorySegment.copy(before, 0, mode, JAVA_BYTE, 0, BYTES);
    if (wanted == TtyMode.RAW) {
      makeRaw(mode);
    } else {
      makeTransparent(mode);
    }
    return apply(fd, mode);
  }

  private static void makeRaw(MemorySegment mode) {
    mode.set(JAVA_INT, INPUT_AT, mode.get(JAVA_INT, INPUT_AT) & ~INPUT_OFF);
    mode.set(JAVA_INT, OUTPUT_AT, mode.get(JAVA_INT, OUTPUT_AT) | OUTPUT_ON);
    mode.set(JAVA_INT, CONTROL_AT, mode.get(JAVA_INT, CONTROL_AT) | CONTROL_ON);
    mode.set(JAVA_INT, LOCAL_AT, mode.get(JAVA_INT, LOCAL_AT) & ~LOCAL_OFF);
    eachByteAtOnce(mode);
  }

  /** As cfmakeraw(3). */
  private static void makeTransparent(MemorySegment mode) {
    mode.set(JAVA_INT, INPUT_AT, mode.get(JAVA_INT, INPUT_AT) & ~TRANSPARENT_INPUT_OFF);
    mode.set(JAVA_INT, OUTPUT_AT, mode.get(JAVA_INT, OUTPUT_AT) & ~PROCESSED_OUTPUT);
    int control = mode.get(JAVA_INT, CONTROL_AT) & ~(CONTROL_ON | PARITY);
    mode.set(JAVA_INT, CONTROL_AT, control | CONTROL_ON);
    mode.set(JAVA_INT, LOCAL_AT, mode.get(JAVA_INT, LOCAL_AT) & ~TRANSPARENT_LOCAL_OFF);
    eachByteAtOnce(mode);
  }

  private static void eachByteAtOnce(MemorySegment mode) {
    mode.set(JAVA_BYTE, CC_AT + VMIN, (byte) 1);
    mode.set(JAVA_BYTE, CC_AT + VTIME, (byte) 0);
  }

  private static int apply(int fd, MemorySegment mode, byte[] before) {
    MemorySegment.copy(before, 0, mode, JAVA_BYTE, 0, BYTES);
    return apply(fd, mode);
  }

  /** After what was written has gone out, for which it may wait. */
  private static int apply(int fd, MemorySegment mode) {
    return Linux.call(Call.IOCTL, fd, TCSETSW, mode.address());
  }

  static synchronized void resetAll() {
    BEFORE.forEach((fd, before) -> apply(fd, Scratch.get().struct(), before));
    BEFORE.clear();
    ModesAtSignals.set(BEFORE);
  }

  static synchronized int resetOnSignals(int[] signals) {
    ModesAtSignals.choose(signals);
    return ModesAtSignals.set(BEFORE);
  }
}
