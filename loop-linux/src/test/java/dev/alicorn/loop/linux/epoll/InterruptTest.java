package dev.alicorn.loop.linux.epoll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.IoVector;
import dev.alicorn.loop.Pipe;
import dev.alicorn.loop.RunMode;
import dev.alicorn.loop.Signal;
import dev.alicorn.loop.linux.ffi.Call;
import dev.alicorn.loop.linux.ffi.Linux;
import dev.alicorn.loop.spi.BackendProvider;
import dev.alicorn.loop.spi.FilePort;
import dev.alicorn.loop.spi.SystemPort;
import dev.alicorn.loop.testkit.BackendUnderTest;
import dev.alicorn.loop.testkit.LoopContract;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** System calls that signals interrupt, sent by another thread to the very one that waits. */
public class InterruptTest extends LoopContract implements BackendUnderTest {
  private static final int SIGURG = 23;
  private static final int SIGNALS = 500;
  private static final int PIECE = 4096;

  private final Arena arena = Arena.ofShared();
  private Signal watch;
  private int told;

  /** One signal at a time: a thread to which they come without end gets nothing else done. */
  private final Semaphore turn = new Semaphore(1);

  /** For the subclass of the other back end. */
  @SuppressWarnings("NullAway") // set before each test
  protected InterruptTest() {}

  @Override
  public BackendProvider provider() {
    return new EpollProvider();
  }

  /** What a process needs to watch signals stays open once it was made, and is nobody's leak. */
  @BeforeAll
  static void openTrap() {
    try (EventLoop first = EventLoop.builder().backend(new EpollProvider()).open()) {
      new Signal(first).start(SIGURG, (each, signum) -> {});
    }
  }

  @BeforeEach
  void watchSignal() {
    watch = new Signal(loop);
    watch.start(SIGURG, (each, signum) -> tell());
    watch.unref();
  }

  private void tell() {
    if (++told == SIGNALS) {
      watch.close();
    }
    turn.release();
  }

  @AfterEach
  void freeMemory() {
    arena.close();
  }

  private static int thisThread() {
    return Linux.quick(Call.GETTID, 0, 0, 0);
  }

  private static void interrupt(int thread) {
    assertThat(Linux.quick(Call.TGKILL, ProcessHandle.current().pid(), thread, SIGURG)).isZero();
  }

  @Test
  void wait_interrupted_goesOnAndTells() throws InterruptedException {
    int waiting = thisThread();
    watch.ref();
    Thread sender =
        new Thread(
            () -> {
              for (int i = 0; i < SIGNALS; i++) {
                turn.acquireUninterruptibly();
                interrupt(waiting);
              }
            });
    sender.setDaemon(true);
    sender.start();

    loop.run(RunMode.DEFAULT);
    sender.join();

    assertThat(told).isEqualTo(SIGNALS);
  }

  @Test
  void tryWrite_blockingAndInterrupted_writesAll() throws InterruptedException {
    MemorySegment data = arena.allocate(SIGNALS * PIECE);
    assertThat(writeInterrupted(out -> out.tryWrite(data, 0, SIGNALS * PIECE)))
        .isEqualTo(SIGNALS * PIECE);
  }

  @Test
  void tryWrite_rangesBlockingAndInterrupted_writesAll() throws InterruptedException {
    MemorySegment half = arena.allocate(SIGNALS / 2 * PIECE);
    int length = (int) half.byteSize();
    IoVector data = new IoVector().add(half, 0, length).add(half, 0, length);
    assertThat(writeInterrupted(out -> out.tryWrite(data))).isEqualTo(2 * length);
  }

  private int writeInterrupted(ToIntFunction<Pipe> write) throws InterruptedException {
    int[] ends = new int[2];
    SystemPort system = Objects.requireNonNull(loop.system());
    assertThat(system.pipe(ends, false, false)).isZero();
    Pipe out = new Pipe(loop);
    out.open(ends[1]);
    out.setBlocking(true);
    Thread reader = interruptingReader(ends[0], thisThread());

    int count = write.applyAsInt(out);
    out.close();
    loop.run(RunMode.DEFAULT);
    reader.join();
    return count;
  }

  /** Interrupts the writer before each piece that makes room. */
  private Thread interruptingReader(int fd, int writer) {
    FilePort port = loop.files().port();
    MemorySegment memory = arena.allocate(PIECE);
    Thread reader =
        new Thread(
            () -> {
              while (port.read(fd, memory, 0, PIECE, -1) > 0) {
                interrupt(writer);
              }
              port.close(fd);
            });
    reader.start();
    return reader;
  }
}
