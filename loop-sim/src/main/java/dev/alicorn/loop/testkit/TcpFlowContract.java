package dev.alicorn.loop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.RunMode;
import dev.alicorn.loop.Stream;
import dev.alicorn.loop.Tcp;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

/** TCP under load and at its end: back-pressure, half close, reset, cancel, allocation. */
public abstract class TcpFlowContract extends StreamContract {
  private static final int BIG = 8 * 1024 * 1024;

  /** Rounds of echo between two looks at what was allocated; the first ones run interpreted. */
  private static final int WINDOW_ROUNDS = 20_000;

  private static final int WINDOWS = 60;

  /** For the subclasses. */
  protected TcpFlowContract() {}

  @Test
  void write_bigWithoutReader_queuesAndDrains() {
    Pair pair = connectedTcp();
    MemorySegment data = Bytes.pattern(BIG);
    Stream client = pair.client();
    client.setWatermarks(64 * 1024, 1024 * 1024, stream -> log.add("drain"));
    client.write(data, 0, BIG, (request, status) -> log.add("written " + status));
    assertThat(client.writeQueueSize()).isPositive();
    assertThat(client.isOverHighWater()).isTrue();
    assertThat(client.tryWrite(data, 0, 1)).isEqualTo(Errno.EAGAIN);
    long[] received = new long[1];
    boolean[] right = {true};
    read(
        pair.server(),
        (stream, nread, buffer, offset) -> {
          for (int i = 0; i < nread; i += 997) {
            byte got = buffer.get(ValueLayout.JAVA_BYTE, offset + i);
            right[0] &= got == Bytes.patternAt(received[0] + i);
          }
          received[0] += nread;
        });

    runUntil(() -> received[0] == BIG && log.size() == 2);

    assertThat(right[0]).isTrue();
    assertThat(log).containsExactlyInAnyOrder("written 0", "drain");
    assertThat(client.writeQueueSize()).isZero();
    assertThat(client.isOverHighWater()).isFalse();
  }

  @Test
  void writes_queuedBehindBig_callBackInOrder() {
    Pair pair = connectedTcp();
    MemorySegment data = Bytes.pattern(BIG);
    for (int i = 0; i < 3; i++) {
      String name = "write " + i;
      pair.client().write(data, 0, BIG, (request, status) -> log.add(name));
    }
    long[] received = new long[1];
    read(pair.server(), (stream, nread, buffer, offset) -> received[0] += nread);

    runUntil(() -> received[0] == 3L * BIG && log.size() == 3);

    assertThat(log).containsExactly("write 0", "write 1", "write 2");
  }

  @Test
  void close_withQueuedWrites_cancelsThemBeforeCloseCallback() {
    Pair pair = connectedTcp();
    MemorySegment data = Bytes.pattern(BIG);
    for (int i = 0; i < 2; i++) {
      pair.client().write(data, 0, BIG, (request, status) -> log.add(Errno.name(status)));
    }
    pair.client().shutdown((request, status) -> log.add("shutdown " + Errno.name(status)));
    pair.client().close(handle -> log.add("closed"));

    runUntil(() -> log.contains("closed"));

    assertThat(log).containsExactly("ECANCELED", "ECANCELED", "shutdown ECANCELED", "closed");
  }

  @Test
  void shutdown_afterQueuedWrites_sendsAllThenEnd() {
    Pair pair = connectedTcp();
    MemorySegment data = Bytes.pattern(BIG);
    pair.client().write(data, 0, BIG, (request, status) -> log.add("written " + status));
    pair.client().shutdown((request, status) -> log.add("shutdown " + status));
    assertThat(pair.client().isWritable()).isFalse();
    long[] received = new long[1];
    read(
        pair.server(),
        (stream, nread, buffer, offset) -> {
          if (nread > 0) {
            received[0] += nread;
          } else {
            log.add(Errno.name(nread));
          }
        });

    runUntil(() -> log.contains("EOF") && log.size() == 3);

    assertThat(received[0]).isEqualTo(BIG);
    assertThat(log.indexOf("written 0")).isLessThan(log.indexOf("shutdown 0"));
  }

  @Test
  void shutdown_halfClosed_stillReads() {
    Pair pair = connectedTcp();
    StringBuilder got = collect(pair.client());
    pair.client().shutdown((request, status) -> log.add("shutdown " + status));
    read(
        pair.server(),
        (stream, nread, buffer, offset) -> {
          log.add("server " + Errno.name(nread));
          write(stream, "late answer");
          stream.close();
        });

    runUntil(() -> log.contains("EOF"));

    assertThat(got.toString()).isEqualTo("late answer");
    assertThat(log).containsExactly("shutdown 0", "server EOF", "EOF");
  }

  @Test
  void shutdown_misuse_isRefused() {
    Pair pair = connectedTcp();
    pair.client().shutdown((request, status) -> log.add("shutdown"));

    assertThatThrownBy(() -> pair.client().shutdown((request, status) -> {}))
        .hasMessageStartingWith("ENOTCONN");
    assertThatThrownBy(() -> write(pair.client(), "late")).hasMessageStartingWith("EPIPE");
    assertThatThrownBy(() -> new Tcp(loop).shutdown((request, status) -> {}))
        .hasMessageStartingWith("ENOTCONN");
    runUntil(() -> log.contains("shutdown"));
    assertThat(pair.client().tryWrite(Bytes.of("x"), 0, 1)).isEqualTo(Errno.EPIPE);
  }

  @Test
  void read_afterEnd_stopsAndIsInactive() {
    Pair pair = connectedTcp();
    collect(pair.server());
    pair.client().close();

    runUntil(() -> log.contains("EOF"));

    assertThat(pair.server().isActive()).isFalse();
    for (int i = 0; i < 3; i++) {
      loop.run(RunMode.NOWAIT);
    }
    assertThat(log).containsExactly("EOF");
  }

  @Test
  void closeReset_peerReads_isReset() {
    Pair pair = connectedTcp();
    collect(pair.server());
    ((Tcp) pair.client()).closeReset(handle -> log.add("closed"));

    runUntil(() -> log.size() == 2);

    assertThat(log).containsExactlyInAnyOrder("closed", "ECONNRESET");
  }

  @Test
  void closeReset_afterShutdown_isRefused() {
    Pair pair = connectedTcp();
    MemorySegment data = Bytes.pattern(BIG);
    pair.client().write(data, 0, BIG, null);
    pair.client().shutdown((request, status) -> {});

    assertThatThrownBy(() -> ((Tcp) pair.client()).closeReset(null))
        .hasMessageStartingWith("EINVAL");
  }

  @Test
  void write_peerGone_failsWithPipeOrReset() {
    Pair pair = connectedTcp();
    ((Tcp) pair.server()).closeReset(null);
    runUntil(() -> pair.server().isClosing());
    String[] failure = {""};
    while (failure[0].isEmpty()) {
      pair.client()
          .write(
              Bytes.of("x"),
              0,
              1,
              (request, status) -> failure[0] = status < 0 ? Errno.name(status) : "");
      loop.run(RunMode.ONCE);
    }

    assertThat(failure[0]).isIn("EPIPE", "ECONNRESET");
  }

  @Test
  void streams_closeEachOtherInCallbacks_areNotCalledAgain() {
    Pair first = connectedTcp();
    Pair second = connectedTcp();
    read(first.server(), (stream, nread, buffer, offset) -> closeBoth(first, second));
    read(second.server(), (stream, nread, buffer, offset) -> closeBoth(first, second));
    write(first.client(), "x");
    write(second.client(), "x");

    runUntil(() -> !log.isEmpty());
    for (int i = 0; i < 3; i++) {
      loop.run(RunMode.NOWAIT);
    }

    assertThat(log).containsExactly("closed both");
  }

  private void closeBoth(Pair first, Pair second) {
    log.add("closed both");
    first.server().close();
    second.server().close();
  }

  @Test
  void stream_closedInWriteCallback_isFine() {
    Pair pair = connectedTcp();
    pair.client()
        .write(
            Bytes.of("x"),
            0,
            1,
            (request, status) -> request.stream().close(handle -> log.add("closed")));
    pair.client().write(Bytes.of("y"), 0, 1, (request, status) -> log.add("second " + status));

    runUntil(() -> log.size() == 2);

    assertThat(log).containsExactly("second 0", "closed");
  }

  @Test
  void allocation_echoSteadyState_isNone() {
    Pair pair = connectedTcp();
    MemorySegment message = Bytes.of("0123456789012345678901234567890123456789");
    int length = (int) message.byteSize();
    long[] rounds = new long[1];
    read(pair.server(), (stream, nread, buffer, offset) -> stream.write(message, 0, nread, null));
    read(
        pair.client(),
        (stream, nread, buffer, offset) -> {
          rounds[0]++;
          stream.write(message, 0, length, null);
        });
    pair.client().write(message, 0, length, null);
    long least = Long.MAX_VALUE;
    for (int window = 0; window < WINDOWS && least > backend.mostBytesARound(); window++) {
      long before = Allocations.ofThisThread();
      turn(rounds, rounds[0] + WINDOW_ROUNDS);
      least = Math.min(least, (Allocations.ofThisThread() - before) / WINDOW_ROUNDS);
    }

    assertThat(least).as("bytes a round").isLessThanOrEqualTo(backend.mostBytesARound());
  }

  private void turn(long[] rounds, long until) {
    while (rounds[0] < until) {
      loop.run(RunMode.ONCE);
    }
  }
}
