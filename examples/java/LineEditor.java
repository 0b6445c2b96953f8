import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.Signal;
import dev.alicorn.loop.Tty;
import dev.alicorn.loop.TtyMode;
import dev.alicorn.loop.WindowSize;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Edits a line on a terminal in raw mode: letters, backspace, the arrows left and right, Ctrl-A,
 * Ctrl-E, Ctrl-U; Enter takes the line, Ctrl-C or Ctrl-D ends. Usage: LineEditor.java
 */
final class LineEditor {
  private static final int SIGWINCH = 28;
  private static final char CTRL_A = 1;
  private static final char CTRL_C = 3;
  private static final char CTRL_D = 4;
  private static final char CTRL_E = 5;
  private static final char CTRL_U = 21;
  private static final char BACKSPACE = 127;
  private static final String PROMPT = "> ";

  private final Tty tty;
  private final Signal resized;
  private final StringBuilder line = new StringBuilder();
  private int cursor;
  private boolean ended;
  private WindowSize window;

  private LineEditor(EventLoop loop) {
    tty = new Tty(loop, 0);
    resized = new Signal(loop);
    window = tty.windowSize();
  }

  /** Runs until Ctrl-C or Ctrl-D. */
  public static void main(String[] args) {
    // However the JVM ends, the terminal is as it was found.
    Runtime.getRuntime().addShutdownHook(new Thread(Tty::resetMode));
    try (EventLoop loop = EventLoop.open()) {
      new LineEditor(loop).start();
      loop.run();
    }
  }

  private void start() {
    tty.setMode(TtyMode.RAW);
    resized.unref();
    resized.start(
        SIGWINCH,
        (handle, number) -> {
          window = tty.windowSize();
          show();
        });
    tty.readStart(
        (from, nread, buffer, offset) -> {
          if (nread < 0) {
            end();
          } else {
            byte[] bytes = buffer.asSlice(offset, nread).toArray(JAVA_BYTE);
            typed(new String(bytes, StandardCharsets.UTF_8));
          }
        });
    show();
  }

  private void typed(String keys) {
    for (int i = 0; i < keys.length() && !ended; i++) {
      if (keys.startsWith("\033[D", i)) {
        cursor = Math.max(0, cursor - 1);
        i += 2;
      } else if (keys.startsWith("\033[C", i)) {
        cursor = Math.min(line.length(), cursor + 1);
        i += 2;
      } else {
        key(keys.charAt(i));
      }
    }
    if (!ended) {
      show();
    }
  }

  private void key(char key) {
    switch (key) {
      case '\r', '\n' -> take();
      case CTRL_A -> cursor = 0;
      case CTRL_E -> cursor = line.length();
      case CTRL_U -> {
        line.delete(0, cursor);
        cursor = 0;
      }
      case CTRL_C, CTRL_D -> end();
      case BACKSPACE, '\b' -> {
        if (cursor > 0) {
          line.deleteCharAt(--cursor);
        }
      }
      default -> {
        if (key >= ' ') {
          line.insert(cursor++, key);
        }
      }
    }
  }

  private void take() {
    write("\r\033[K[" + line + "]\n");
    line.setLength(0);
    cursor = 0;
  }

  private void show() {
    int room = Math.max(1, window.columns() - PROMPT.length() - 1);
    int from = Math.max(0, cursor - room);
    String part = line.substring(from, Math.min(line.length(), from + room));
    int back = part.length() - (cursor - from);
    write("\r\033[K" + PROMPT + part + (back > 0 ? "\033[" + back + "D" : ""));
  }

  private void write(String text) {
    tty.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), null);
  }

  private void end() {
    ended = true;
    tty.readStop();
    write("\r\033[Kbye\n");
    resized.close();
    tty.shutdown((request, status) -> tty.close()); // when all is written
  }
}
