package dev.alicorn.loop.linux.posix;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.linux.ffi.Linux;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;

/**
 * Signals that end the process, and give the terminals their modes back first. A signal that is
 * handled in any other way is left alone.
 *
 * <p>Only with the lock of {@link TerminalModes}. As no Java can run in it, the handler is
 * instructions with the modes behind them; it sends itself the signal again, which then ends the
 * process.
 */
final class ModesAtSignals {
  private static final int TCSETS = 0x5402;
  private static final int SYS_IOCTL = 16;
  private static final int SYS_GETPID = 39;
  private static final int SYS_KILL = 62;
  private static final int PAGE_BYTES = 4096;
  private static final int HEAD_BYTES = 1;
  private static final int STEP_BYTES = 24;
  private static final int STEP_TO_ADDRESS_END = 22;
  private static final int TAIL_BYTES = 18;

  private static int[] signals = {};
  private static byte[] lastCode = {};
  private static long handler;

  private ModesAtSignals() {}

  /** Sets which signals; those of before stay as they are. */
  static void choose(int[] chosen) {
    signals = chosen.clone();
  }

  /** The modes to give back, by descriptor, are these from now on; 0 or errno. */
  static int set(Map<Integer, byte[]> modes) {
    if (signals.length == 0) {
      return 0;
    }
    if (!System.getProperty("os.arch").equals("amd64")) {
      return Errno.ENOTSUP;
    }
    long before = handler;
    if (!modes.isEmpty()) {
      byte[] wanted = code(modes);
      if (!Arrays.equals(wanted, lastCode)) {
        long made = Linux.map(wanted);
        if (made < 0) {
          return (int) made;
        }
        handler = made;
        lastCode = wanted;
      }
    }
    for (int signal : signals) {
      long present = SignalActions.handler(signal);
      if (present == SignalActions.DEFAULT || (before != 0 && present == before)) {
        long next = modes.isEmpty() ? SignalActions.DEFAULT : handler;
        int flags = SignalActions.ONCE | SignalActions.ON_STACK;
        SignalActions.set(signal, next, flags, SignalActions.memory());
      }
    }
    return 0;
  }

  private static byte[] code(Map<Integer, byte[]> modes) {
    int modeBytes = TerminalModes.BYTES;
    int most = (PAGE_BYTES - HEAD_BYTES - TAIL_BYTES) / (STEP_BYTES + modeBytes);
    int count = Math.min(modes.size(), most);
    int dataAt = HEAD_BYTES + count * STEP_BYTES + TAIL_BYTES;
    ByteBuffer code =
        ByteBuffer.allocate(dataAt + count * modeBytes).order(ByteOrder.LITTLE_ENDIAN);
    code.put((byte) 0x57); // push rdi: the signal's number
    int at = dataAt;
    for (Map.Entry<Integer, byte[]> each : modes.entrySet().stream().limit(count).toList()) {
      code.put(at, each.getValue());
      int end = code.position() + STEP_TO_ADDRESS_END;
      code.put((byte) 0xB8).putInt(SYS_IOCTL); // mov eax, SYS_ioctl
      code.put((byte) 0xBF).putInt(each.getKey()); // mov edi, fd
      code.put((byte) 0xBE).putInt(TCSETS); // mov esi, TCSETS
      code.put(new byte[] {0x48, (byte) 0x8D, 0x15}).putInt(at - end); // lea rdx, [mode]
      code.put(new byte[] {0x0F, 0x05}); // syscall
      at += modeBytes;
    }
    code.put((byte) 0xB8).putInt(SYS_GETPID); // mov eax, SYS_getpid
    code.put(new byte[] {0x0F, 0x05}); // syscall
    code.put(new byte[] {(byte) 0x89, (byte) 0xC7}); // mov edi, eax
    code.put((byte) 0x5E); // pop rsi
    code.put((byte) 0xB8).putInt(SYS_KILL); // mov eax, SYS_kill
    code.put(new byte[] {0x0F, 0x05}); // syscall
    code.put((byte) 0xC3); // ret, and then the signal is let through
    return code.array();
  }
}
