package dev.alicorn.loop.linux.uring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.ReadCallback;
import dev.alicorn.loop.Stream;
import dev.alicorn.loop.Tcp;
import dev.alicorn.loop.spi.BackendProvider;
import dev.alicorn.loop.testkit.BackendUnderTest;
import dev.alicorn.loop.testkit.Bytes;
import dev.alicorn.loop.testkit.LoopContract;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Small sends that wait for the end of a poll's callbacks: their order, their rest, their end. */
@EnabledIf(
    value = "dev.alicorn.loop.linux.uring.UringContractTest#isAllowed",
    disabledReason = "the kernel refuses io_uring_setup")
class SmallSendTest extends LoopContract implements BackendUnderTest {
  private static final int PIECE = 1000;
  private static final int SMALLEST_BUFFER = 4608;

  /** What a socket begins with: it shall not grow, and to shrink it would lose segments. */
  private static final int FIRST_BUFFER = 64 * 1024;

  private final List<Tcp> accepted = new ArrayList<>();
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private boolean ended;

  @Override
  public BackendProvider provider() {
    return new UringProvider();
  }

  private Tcp connect() {
    Tcp server = new Tcp(loop);
    server.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
    server.listen(
        1,
        (from, status) -> {
          Tcp connection = new Tcp(loop);
          from.accept(connection);
          accepted.add(connection);
        });
    Tcp client = new Tcp(loop);
    boolean[] connected = new boolean[1];
    int before = accepted.size();
    client.connect(server.getsockname(), (request, status) -> connected[0] = true);
    runUntil(() -> connected[0] && accepted.size() > before);
    server.close();
    return client;
  }

  /** Does something with the server's side of a connection within a callback of its poll. */
  private void withinPoll(Tcp client, Tcp connection, Consumer<Stream> what) {
    boolean[] done = new boolean[1];
    connection.readStart(
        (stream, nread, buffer, offset) -> {
          done[0] = true;
          stream.readStop();
          what.accept(stream);
        });
    client.write(Bytes.of("."), 0, 1, null);
    runUntil(() -> done[0]);
  }

  private ReadCallback collect() {
    return (stream, nread, buffer, offset) -> {
      ended |= nread < 0;
      for (int i = 0; i < nread; i++) {
        received.write(buffer.get(ValueLayout.JAVA_BYTE, offset + i));
      }
    };
  }

  private void expect(Stream client, String text) {
    client.readStart(collect());
    runUntil(() -> ended);
    assertThat(received.toString(StandardCharsets.UTF_8)).isEqualTo(text);
  }

  private static int tryWrite(Stream stream, String text) {
    return stream.tryWrite(Bytes.of(text), 0, text.length());
  }

  @Test
  void severalInOneCallback_keepTheirOrderWithWrites() {
    Tcp client = connect();
    int[] status = {1};
    withinPoll(
        client,
        accepted.get(0),
        stream -> {
          assertThat(tryWrite(stream, "one ")).isEqualTo(4);
          assertThat(tryWrite(stream, "two ")).isEqualTo(4);
          stream.write(Bytes.of("three "), 0, 6, (request, result) -> status[0] = result);
          tryWrite(stream, "four");
          stream.shutdown((request, result) -> {});
        });

    expect(client, "one two three four");
    assertThat(status[0]).isZero();
  }

  @Test
  void closedInTheSameCallback_arrivesWhole() {
    Tcp client = connect();
    withinPoll(
        client,
        accepted.get(0),
        stream -> {
          tryWrite(stream, "last words");
          stream.close();
        });

    expect(client, "last words");
  }

  /**
   * Sends pieces to the second connection, one a poll, until the kernel has no room for another.
   */
  private void fill(Tcp client, Tcp other) {
    Tcp connection = accepted.get(1);
    other.receiveBufferSize(FIRST_BUFFER);
    connection.sendBufferSize(SMALLEST_BUFFER);
    int[] result = {0};
    for (int i = 0; result[0] >= 0; i++) {
      MemorySegment piece = Bytes.pattern(PIECE);
      piece.set(ValueLayout.JAVA_BYTE, 0, (byte) i);
      withinPoll(client, accepted.get(0), any -> result[0] = connection.tryWrite(piece, 0, PIECE));
      byte[] bytes = piece.toArray(ValueLayout.JAVA_BYTE);
      sent.write(bytes, 0, Math.max(result[0], 0));
    }
    assertThat(result[0]).isEqualTo(Errno.EAGAIN);
  }

  @Test
  void noRoom_restGoesBeforeTheNextWrite() {
    Tcp client = connect();
    Tcp other = connect();
    Tcp connection = accepted.get(1);
    fill(client, other);
    List<Integer> statuses = new ArrayList<>();
    connection.write(Bytes.of("queued"), 0, 6, (request, status) -> statuses.add(status));
    connection.shutdown((request, status) -> statuses.add(status));
    sent.writeBytes("queued".getBytes(StandardCharsets.UTF_8));
    other.readStart(collect());
    runUntil(() -> ended);

    assertThat(received.toByteArray()).isEqualTo(sent.toByteArray());
    assertThat(statuses).containsExactly(0, 0);
  }

  @Test
  void noRoomAndShutDown_endsAfterTheRest() {
    Tcp client = connect();
    Tcp other = connect();
    fill(client, other);
    accepted.get(1).shutdown((request, status) -> {});
    other.readStart(collect());
    runUntil(() -> ended);

    assertThat(received.toByteArray()).isEqualTo(sent.toByteArray());
  }

  @Test
  void noRoomAndClosed_arrivesWholeAllTheSame() {
    Tcp client = connect();
    Tcp other = connect();
    fill(client, other);
    accepted.get(1).close();
    other.readStart(collect());
    runUntil(() -> ended);

    assertThat(received.toByteArray()).isEqualTo(sent.toByteArray());
  }

  @Test
  void noRoomAndReset_dropsTheRest() {
    Tcp client = connect();
    Tcp other = connect();
    fill(client, other);
    boolean[] closed = new boolean[1];
    accepted.get(1).closeReset(handle -> closed[0] = true);
    other.readStart(collect());
    runUntil(() -> ended && closed[0]);

    assertThat(received.size()).isLessThan(sent.size());
  }

  @Test
  void peerGone_nextWriteTells() {
    Tcp client = connect();
    Tcp gone = connect();
    boolean[] closed = new boolean[1];
    gone.closeReset(handle -> closed[0] = true);
    runUntil(() -> closed[0]);
    Tcp deaf = accepted.get(1);
    withinPoll(client, accepted.get(0), stream -> assertThat(tryWrite(deaf, "x")).isOne());

    assertThat(tryWrite(deaf, "y")).isIn(Errno.ECONNRESET, Errno.EPIPE);
    assertThat(tryWrite(deaf, "z")).isEqualTo(Errno.EPIPE);
  }
}
