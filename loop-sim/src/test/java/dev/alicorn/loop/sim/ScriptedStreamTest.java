package dev.alicorn.loop.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.RunMode;
import dev.alicorn.loop.Tcp;
import dev.alicorn.loop.spi.StreamPort;
import dev.alicorn.loop.testkit.Bytes;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A stream over a port whose every answer is written down beforehand. */
@Timeout(30)
class ScriptedStreamTest {
  private static final MemorySegment TEN = Bytes.of("0123456789");

  private final SimProvider sim = new SimProvider();
  private final EventLoop loop = sim.loopBuilder().open();
  private final Tcp tcp = new Tcp(loop);
  private final List<String> log = new ArrayList<>();

  @BeforeEach
  void connect() {
    tcp.connect(
        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 1), (request, status) -> {});
    loop.run();
  }

  @AfterEach
  void close() {
    loop.close();
  }

  private SimStreamPort port() {
    return sim.stream(0);
  }

  private void write(String name) {
    tcp.write(TEN, 0, 10, (request, status) -> log.add(name + " " + Errno.name(status)));
  }

  private void writeOk(String name) {
    tcp.write(TEN, 0, 10, (request, status) -> log.add(name + " " + status));
  }

  @Test
  void write_takenInPieces_isOneCallback() {
    port().nextWrites(3, 4, 3);
    writeOk("a");
    assertThat(log).isEmpty();

    loop.run();

    assertThat(log).containsExactly("a 0");
    assertThat(port().written()).isEqualTo("0123456789");
    assertThat(loop.isAlive()).isFalse();
  }

  @Test
  void write_pends_queueSizeCountsRest() {
    port().nextWrites(4, StreamPort.PENDING);
    writeOk("a");
    writeOk("b");
    assertThat(tcp.writeQueueSize()).isEqualTo(16);
    assertThat(port().isWritePending()).isTrue();
    assertThat(tcp.tryWrite(TEN, 0, 1)).isEqualTo(Errno.EAGAIN);
    sim.script().after(Duration.ofMillis(1), () -> port().finishWrite(6));

    loop.run();

    assertThat(log).containsExactly("a 0", "b 0");
    assertThat(tcp.writeQueueSize()).isZero();
    assertThat(port().written()).isEqualTo("01234567890123456789");
  }

  @Test
  void write_pendingCompletesPartly_isSubmittedAgain() {
    port().nextWrites(StreamPort.PENDING, StreamPort.PENDING);
    writeOk("a");
    sim.script().after(Duration.ofMillis(1), () -> port().finishWrite(9));
    sim.script().after(Duration.ofMillis(2), () -> port().finishWrite(1));

    loop.run();

    assertThat(log).containsExactly("a 0");
    assertThat(port().written()).isEqualTo("0123456789");
  }

  @Test
  void write_fails_othersFailEachWithItsOwn() {
    port().nextWrites(StreamPort.PENDING, Errno.EPIPE);
    write("a");
    write("b");
    sim.script().after(Duration.ofMillis(1), () -> port().finishWrite(Errno.ECONNRESET));

    loop.run();

    assertThat(log).containsExactly("a ECONNRESET", "b EPIPE");
  }

  @Test
  void writeInCallback_ofPendingPhase_callsBackInSameIteration() {
    tcp.write(TEN, 0, 10, (request, status) -> writeOk("second"));

    loop.run(RunMode.NOWAIT);

    assertThat(log).containsExactly("second 0");
  }

  @Test
  void writesWithoutEnd_inCallbacks_leaveLoopAfterEightRounds() {
    int[] count = new int[1];
    writeAgain(count);

    loop.run(RunMode.NOWAIT);

    assertThat(count[0]).isEqualTo(10);
    tcp.close();
  }

  private void writeAgain(int[] count) {
    count[0]++;
    tcp.write(TEN, 0, 1, (request, status) -> againUnlessClosed(count));
  }

  private void againUnlessClosed(int[] count) {
    if (!tcp.isClosing()) {
      writeAgain(count);
    }
  }

  @Test
  void close_whileWritePends_cancelsInOrder() {
    port().nextWrites(StreamPort.PENDING);
    write("a");
    write("b");
    tcp.close(handle -> log.add("closed"));
    assertThat(log).isEmpty();

    loop.run();

    assertThat(log).containsExactly("a ECANCELED", "b ECANCELED", "closed");
  }

  @Test
  void shutdown_whileWritePends_waitsForIt() {
    port().nextWrites(StreamPort.PENDING);
    writeOk("a");
    tcp.shutdown((request, status) -> log.add("shutdown " + status));
    sim.script()
        .after(
            Duration.ofMillis(1),
            () -> {
              assertThat(port().isShut()).isFalse();
              port().finishWrite(10);
            });

    loop.run();

    assertThat(log).containsExactly("a 0", "shutdown 0");
    assertThat(port().isShut()).isTrue();
  }

  @Test
  void watermarks_crossed_drainOnce() {
    tcp.setWatermarks(5, 15, stream -> log.add("drain"));
    port().nextWrites(StreamPort.PENDING, StreamPort.PENDING);
    writeOk("a");
    assertThat(tcp.isOverHighWater()).isFalse();
    writeOk("b");
    assertThat(tcp.isOverHighWater()).isTrue();
    sim.script().after(Duration.ofMillis(1), () -> port().finishWrite(10));
    sim.script().after(Duration.ofMillis(2), () -> port().finishWrite(6));

    loop.run();

    assertThat(log).containsExactly("a 0", "b 0", "drain");
    assertThat(tcp.isOverHighWater()).isFalse();
  }

  @Test
  void read_callbackThrows_loopGoesOnWithHandler() {
    loop.setUncaughtHandler((at, error) -> log.add("caught " + error.getMessage()));
    tcp.readStart(
        (stream, nread, buffer, offset) -> {
          throw new IllegalStateException(Bytes.text(buffer, offset, nread));
        });
    sim.script().after(Duration.ofMillis(1), () -> port().receive("one"));
    sim.script().after(Duration.ofMillis(2), () -> port().receive("two"));
    sim.script().after(Duration.ofMillis(3), tcp::close);

    loop.run();

    assertThat(log).containsExactly("caught one", "caught two");
  }

  @Test
  void connecting_closed_isCanceled() {
    Tcp second = new Tcp(loop);
    second.connect(
        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 1),
        (request, status) -> log.add(Errno.name(status)));
    second.close(handle -> log.add("closed"));

    loop.run();

    assertThat(log).containsExactly("ECANCELED", "closed");
  }
}
