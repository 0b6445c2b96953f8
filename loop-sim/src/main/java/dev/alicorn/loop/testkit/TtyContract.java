package dev.alicorn.loop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.OpenFlags;
import dev.alicorn.loop.Tty;
import dev.alicorn.loop.TtyMode;
import dev.alicorn.loop.WindowSize;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Terminals, for back ends that have descriptors: a pseudo terminal, whose other side types. */
public abstract class TtyContract extends LoopContract {
  private static final int NON_BLOCKING = 04000;

  private PseudoTerminal terminal;

  /** For the subclasses. */
  @SuppressWarnings("NullAway") // the field is set before each test
  protected TtyContract() {}

  @BeforeEach
  final void openTerminal() {
    terminal = new PseudoTerminal(loop.files());
  }

  @AfterEach
  final void closeTerminal() {
    terminal.close();
  }

  private void type(String text) {
    MemorySegment bytes = Bytes.of(text);
    loop.files().write(terminal.master(), bytes, 0, (int) bytes.byteSize(), -1);
  }

  /** What the terminal shows: waits for so many characters. */
  private String shown(int length) {
    MemorySegment bytes = Bytes.pattern(length);
    int got = 0;
    while (got < length) {
      got += loop.files().read(terminal.master(), bytes, got, length - got, -1);
    }
    return Bytes.text(bytes, 0, got);
  }

  private Tty open() {
    return new Tty(loop, terminal.slave());
  }

  private void logReads(Tty tty) {
    tty.readStart(
        (stream, nread, buffer, offset) -> {
          if (nread != 0) {
            log.add(nread < 0 ? Errno.name(nread) : Bytes.text(buffer, offset, nread));
          }
        });
  }

  @Test
  void normalMode_lineTyped_comesWholeAndIsEchoed() {
    Tty tty = open();
    logReads(tty);
    type("ab");
    type("c\n");

    runUntil(() -> !log.isEmpty());

    assertThat(log).containsExactly("abc\n");
    assertThat(shown(5)).isEqualTo("abc\r\n");
    assertThat(tty.isReadable() && tty.isWritable()).isTrue();
  }

  @Test
  void rawMode_keyTyped_comesAtOnceWithoutEcho() {
    Tty tty = open();
    tty.setMode(TtyMode.RAW);
    logReads(tty);
    type("\u0003");

    runUntil(() -> !log.isEmpty());

    assertThat(log).containsExactly("\u0003");
    assertThat(terminal.echoes()).isFalse();
    assertThat(terminal.changesOutput()).isTrue();
    assertThat(tty.mode()).isEqualTo(TtyMode.RAW);
  }

  @Test
  void ioMode_afterRaw_leavesOutputAlone() {
    Tty tty = open();
    tty.setMode(TtyMode.RAW);
    tty.setMode(TtyMode.IO);
    tty.tryWrite(Bytes.of("a\nb"), 0, 3);

    assertThat(shown(3)).isEqualTo("a\nb");
    assertThat(terminal.changesOutput()).isFalse();
  }

  @Test
  void normalMode_afterRaw_isWhatItWas() {
    Tty tty = open();
    tty.setMode(TtyMode.RAW);
    tty.setMode(TtyMode.NORMAL);

    assertThat(terminal.echoes()).isTrue();
  }

  @Test
  void write_text_isShownWithReturns() {
    Tty tty = open();
    MemorySegment text = Bytes.of("one\ntwo");
    tty.write(text, 0, 7, (request, status) -> log.add("written " + status));

    loop.run();

    assertThat(log).containsExactly("written 0");
    assertThat(shown(8)).isEqualTo("one\r\ntwo");
  }

  @Test
  void windowSize_changed_isTheNewOne() {
    Tty tty = open();
    terminal.resize(132, 50);

    assertThat(tty.windowSize()).isEqualTo(new WindowSize(132, 50));
  }

  @Test
  void close_inRawMode_givesTheModeBack() {
    Tty tty = open();
    tty.setMode(TtyMode.RAW);
    tty.close();
    run();

    assertThat(terminal.echoes()).isTrue();
  }

  @Test
  void resetMode_inRawMode_givesTheModeBack() {
    Tty tty = open();
    tty.setMode(TtyMode.RAW);
    Tty.resetMode();

    assertThat(terminal.echoes()).isTrue();
  }

  @Test
  void descriptor_given_goesOnBlockingAndStaysOpen() throws IOException {
    Tty tty = open();
    assertThat(flags(terminal.slave()) & NON_BLOCKING).isZero();
    assertThat(flags(tty.fileno()) & NON_BLOCKING).isNotZero();
    tty.close();
    run();

    assertThat(flags(terminal.slave()) & NON_BLOCKING).isZero();
  }

  private static int flags(int fd) throws IOException {
    String line = Files.readAllLines(Path.of("/proc/self/fdinfo/" + fd)).get(1);
    return Integer.parseInt(line.substring(line.indexOf('0')), 8);
  }

  @Test
  void setBlocking_on_writesWaitAndReadsDoNot() throws IOException {
    Tty tty = open();
    tty.setBlocking(true);
    assertThat(flags(tty.fileno()) & NON_BLOCKING).isZero();
    logReads(tty);
    type("x\n");

    runUntil(() -> !log.isEmpty());

    assertThat(log).containsExactly("x\n");
    assertThat(tty.tryWrite(Bytes.of("yes"), 0, 3)).isEqualTo(3);
  }

  @Test
  void hangUp_whileReading_isTheEnd() {
    Tty tty = open();
    logReads(tty);
    terminal.hangUp();

    runUntil(() -> !log.isEmpty());

    assertThat(log).containsExactly("EOF");
    assertThat(tty.isActive()).isFalse();
  }

  @Test
  void closedInReadCallback_hearsNothingMore() {
    Tty tty = open();
    tty.readStart(
        (stream, nread, buffer, offset) -> {
          log.add("read");
          stream.close(handle -> log.add("closed"));
        });
    type("x\ny\n");

    run();

    assertThat(log).containsExactly("read", "closed");
  }

  @Test
  void setMode_afterClose_isRefused() {
    Tty tty = open();
    tty.close();

    assertThatThrownBy(() -> tty.setMode(TtyMode.RAW)).hasMessage("Tty is closing");
    assertThatThrownBy(tty::windowSize).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void noTerminal_isInvalid() {
    int fd = loop.files().open("/dev/null", OpenFlags.O_RDWR, 0);
    try {
      assertThatThrownBy(() -> new Tty(loop, fd)).hasMessageStartingWith("EINVAL");
    } finally {
      loop.files().close(fd);
    }
    assertThatThrownBy(() -> new Tty(loop, 1_000_000)).hasMessageStartingWith("EINVAL");
    run();
  }
}
