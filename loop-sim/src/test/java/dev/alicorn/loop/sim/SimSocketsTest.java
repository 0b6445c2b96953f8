package dev.alicorn.loop.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.Pipe;
import dev.alicorn.loop.Stream;
import dev.alicorn.loop.Tcp;
import dev.alicorn.loop.testkit.Bytes;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connected streams of the simulation, when all goes well and when chance is against them. */
@Timeout(60)
class SimSocketsTest {
  private static final int MUCH = 1 << 20;
  private static final InetSocketAddress ADDRESS =
      new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 80);

  private final SimProvider sim = new SimProvider();
  private final List<String> log = new ArrayList<>();

  private Tcp collect(EventLoop loop, String name, int[] got) {
    Tcp server = new Tcp(loop);
    server.bind(ADDRESS);
    server.listen(
        16,
        (from, status) -> {
          Tcp accepted = new Tcp(loop);
          from.accept(accepted);
          accepted.readStart(
              (stream, nread, buffer, offset) -> {
                if (nread < 0) {
                  log.add(name + ' ' + Errno.name(nread) + ' ' + loop.now());
                  stream.close();
                  server.close();
                } else {
                  got[0] += nread;
                }
              });
        });
    return server;
  }

  private void sendMuch(EventLoop loop) {
    Tcp client = new Tcp(loop);
    client.connect(ADDRESS, (request, status) -> log.add("connect " + status + ' ' + loop.now()));
    MemorySegment much = Bytes.pattern(MUCH);
    client.write(
        much,
        0,
        MUCH,
        (request, status) -> {
          log.add("written " + (status == 0 ? "all" : Errno.name(status)));
          client.close();
        });
  }

  private List<String> runWith(long seed, double reset, double partial) {
    SimProvider own = new SimProvider();
    own.sockets()
        .seed(seed)
        .delay(Duration.ofMillis(1), Duration.ofMillis(20))
        .faults(reset, partial);
    log.clear();
    int[] got = {0};
    try (EventLoop loop = own.loopBuilder().open()) {
      Tcp server = collect(loop, "server", got);
      sendMuch(loop);
      loop.run();
      log.add("got " + got[0] + " closed " + server.isClosing());
    }
    return List.copyOf(log);
  }

  @Test
  void delay_fixed_isTheTimeThatPasses() {
    sim.sockets().delay(Duration.ofMillis(40), Duration.ofMillis(40));
    int[] got = {0};
    try (EventLoop loop = sim.loopBuilder().open()) {
      collect(loop, "server", got);
      Tcp client = new Tcp(loop);
      client.connect(ADDRESS, (request, status) -> log.add("connect " + status + ' ' + loop.now()));
      client.write(Bytes.of("x"), 0, 1, (request, status) -> client.close());
      loop.run();
    }

    assertThat(log).containsExactly("connect 0 40", "server EOF 80");
    assertThat(got[0]).isOne();
  }

  @Test
  void partialWrites_everyWrite_allArrives() {
    assertThat(runWith(1, 0, 1)).contains("written all", "got " + MUCH + " closed true");
  }

  @Test
  void runs_sameSeed_areTheSame() {
    List<String> first = runWith(5, 0.05, 0.5);

    assertThat(runWith(5, 0.05, 0.5)).isEqualTo(first);
    assertThat(runWith(6, 0, 0.5)).isNotEqualTo(first);
  }

  @Test
  void reset_anySeed_everyRequestAnswersOnce() {
    for (long seed = 0; seed < 50; seed++) {
      List<String> seen = runWith(seed, 0.3, 0.8);

      assertThat(seen).filteredOn(line -> line.startsWith("connect")).hasSize(1);
      assertThat(seen).filteredOn(line -> line.startsWith("written")).hasSize(1);
      assertThat(seen).filteredOn(line -> line.startsWith("server")).hasSize(1);
      assertThat(seen.getLast()).endsWith("closed true");
      if (seen.contains("written ECONNRESET")) {
        assertThat(seen).anyMatch(line -> line.startsWith("server ECONNRESET"));
      }
    }
  }

  @Test
  void descriptorsLost_firstConnections_areResetAndTheNextIsServed() {
    sim.sockets().loseDescriptors(2);
    try (EventLoop loop = sim.loopBuilder().open()) {
      int[] got = {0};
      collect(loop, "server", got);
      for (int i = 0; i < 3; i++) {
        Tcp client = new Tcp(loop);
        client.connect(ADDRESS, (request, status) -> hearEnd(client));
      }
      loop.run();
    }

    assertThat(log).filteredOn("client ECONNRESET"::equals).hasSize(2);
    assertThat(log).filteredOn(line -> line.startsWith("server EOF")).hasSize(1);
  }

  private void hearEnd(Stream client) {
    if (log.isEmpty()) {
      log.add("first");
    }
    client.readStart(
        (stream, nread, buffer, offset) -> {
          log.add("client " + Errno.name(nread));
          stream.close();
        });
    client.shutdown((request, status) -> {});
  }

  @Test
  void pipes_byName_areConnected() {
    sim.sockets();
    try (EventLoop loop = sim.loopBuilder().open()) {
      Pipe server = new Pipe(loop);
      server.bind("/sim/socket");
      server.listen(
          1,
          (from, status) -> {
            Pipe accepted = new Pipe(loop);
            from.accept(accepted);
            log.add("accepted on " + accepted.getsockname());
            accepted.close();
            from.close();
          });
      Pipe client = new Pipe(loop);
      client.connect("/sim/socket", (request, status) -> client.close());
      Pipe lost = new Pipe(loop);
      lost.connect(
          "/sim/nobody",
          (request, status) -> {
            log.add(Errno.name(status));
            lost.close();
          });
      loop.run();
    }

    assertThat(log).containsExactlyInAnyOrder("accepted on /sim/socket", "ENOENT");
  }
}
