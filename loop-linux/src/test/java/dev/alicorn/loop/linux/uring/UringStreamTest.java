package dev.alicorn.loop.linux.uring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alicorn.loop.Stream;
import dev.alicorn.loop.Tcp;
import dev.alicorn.loop.spi.BackendProvider;
import dev.alicorn.loop.testkit.BackendUnderTest;
import dev.alicorn.loop.testkit.LoopContract;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** What only a ring can get wrong: buffers that do not suffice, and those of ports that paused. */
@EnabledIf(
    value = "dev.alicorn.loop.linux.uring.UringContractTest#isAllowed",
    disabledReason = "the kernel refuses io_uring_setup")
class UringStreamTest extends LoopContract implements BackendUnderTest {
  private static final int PIECE = 3000;

  private final List<Tcp> accepted = new ArrayList<>();
  private final List<Tcp> clients = new ArrayList<>();

  @Override
  public BackendProvider provider() {
    return new UringProvider();
  }

  private void connect(int count) {
    Tcp server = new Tcp(loop);
    server.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
    server.listen(
        count,
        (from, status) -> {
          Tcp client = new Tcp(loop);
          from.accept(client);
          accepted.add(client);
        });
    for (int i = 0; i < count; i++) {
      Tcp client = new Tcp(loop);
      client.connect(server.getsockname(), (request, status) -> clients.add(client));
    }
    runUntil(() -> accepted.size() == count && clients.size() == count);
    server.close();
  }

  /** Bytes that name their sender and their place. */
  private static MemorySegment pattern(int seed) {
    MemorySegment data = Arena.ofAuto().allocate(PIECE);
    for (int i = 0; i < PIECE; i++) {
      data.set(ValueLayout.JAVA_BYTE, i, (byte) (seed * 31 + i));
    }
    return data;
  }

  private static boolean follows(MemorySegment buffer, long offset, int nread, long[] state) {
    boolean right = true;
    for (int i = 0; i < nread; i++) {
      byte got = buffer.get(ValueLayout.JAVA_BYTE, offset + i);
      if (state[0]++ == 0) {
        state[1] = got;
      }
      right &= got == (byte) (state[1] + state[0] - 1);
    }
    return right;
  }

  @Test
  void pieces_moreAtOnceThanBuffers_allArriveWhole() {
    int count = 600;
    connect(count);
    int[] whole = new int[1];
    for (Tcp each : accepted) {
      long[] state = new long[2];
      each.readStart(
          (stream, nread, buffer, offset) -> {
            assertThat(follows(buffer, offset, nread, state)).isTrue();
            whole[0] += state[0] == PIECE ? 1 : 0;
          });
    }
    loop.run(dev.alicorn.loop.RunMode.NOWAIT); // all wait in the ring now
    for (int i = 0; i < count; i++) {
      clients.get(i).write(pattern(i), 0, PIECE, null);
    }

    runUntil(() -> whole[0] == count);
  }

  @Test
  void pausedReaders_holdNoBuffers_othersGoOn() {
    connect(80);
    List<Stream> paused = new ArrayList<>();
    long[] later = new long[1];
    for (Tcp each : accepted.subList(1, 80)) {
      each.readStart(
          (stream, nread, buffer, offset) -> {
            stream.readStop();
            paused.add(stream);
            later[0] += nread;
          });
    }
    long[] state = new long[2];
    accepted.get(0).readStart((stream, nread, buffer, offset) -> state[0] += nread);
    for (int round = 0; round < 100; round++) {
      for (Tcp each : clients) {
        each.write(pattern(round), 0, PIECE, null);
      }
      long expected = (round + 1L) * PIECE;
      runUntil(() -> state[0] == expected);
    }
    assertThat(paused).hasSize(79);
    for (Stream each : paused) {
      each.readStart((stream, nread, buffer, offset) -> later[0] += nread);
    }

    runUntil(() -> later[0] == 79L * 100 * PIECE);
  }
}
