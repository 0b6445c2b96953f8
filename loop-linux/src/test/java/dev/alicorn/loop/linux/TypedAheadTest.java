package dev.alicorn.loop.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.OpenFlags;
import dev.alicorn.loop.Pipe;
import dev.alicorn.loop.RunMode;
import dev.alicorn.loop.linux.epoll.EpollProvider;
import dev.alicorn.loop.linux.ffi.Call;
import dev.alicorn.loop.linux.ffi.Linux;
import dev.alicorn.loop.linux.posix.PosixFiles;
import dev.alicorn.loop.linux.uring.UringProvider;
import dev.alicorn.loop.spi.BackendProvider;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A terminal gives one line each read, and tells of several that were typed only once. */
@Timeout(60)
class TypedAheadTest {
  private static final int O_NOCTTY = 0x100;
  private static final int TIOCSPTLCK = 0x40045431;
  private static final int TIOCGPTN = 0x80045430;

  @Test
  void lines_typedAhead_areAllRead_byEpoll() {
    readLines(new EpollProvider());
  }

  @Test
  void lines_typedAhead_areAllRead_byUring() {
    BackendProvider provider = new UringProvider();
    assumeThat(provider.refusal()).as("the kernel allows io_uring").isNull();
    readLines(provider);
  }

  private static void readLines(BackendProvider provider) {
    PosixFiles files = PosixFiles.INSTANCE;
    int master = files.open("/dev/ptmx", OpenFlags.O_RDWR | O_NOCTTY, 0);
    assumeThat(master).as("terminals can be made").isNotNegative();
    StringBuilder got = new StringBuilder();
    try (Arena arena = Arena.ofConfined();
        EventLoop loop = EventLoop.builder().backend(provider).open()) {
      MemorySegment number = arena.allocate(ValueLayout.JAVA_INT);
      Linux.quick(Call.IOCTL, master, TIOCSPTLCK, number.address());
      Linux.quick(Call.IOCTL, master, TIOCGPTN, number.address());
      String path = "/dev/pts/" + number.get(ValueLayout.JAVA_INT, 0);
      Pipe terminal = new Pipe(loop);
      terminal.open(files.open(path, OpenFlags.O_RDWR | O_NOCTTY, 0));
      byte[] text = "one\ntwo\nthree\n".getBytes(StandardCharsets.UTF_8);
      files.write(master, MemorySegment.ofArray(text), 0, text.length, -1);
      terminal.readStart(
          (stream, nread, buffer, offset) ->
              got.append(
                  new String(
                      buffer.asSlice(offset, nread).toArray(ValueLayout.JAVA_BYTE),
                      StandardCharsets.UTF_8)));
      while (got.length() < text.length) {
        loop.run(RunMode.ONCE);
      }
    }
    files.close(master);

    assertThat(got.toString()).isEqualTo("one\ntwo\nthree\n");
  }
}
