package dev.alicorn.loop.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.Timer;
import dev.alicorn.loop.Udp;
import dev.alicorn.loop.testkit.Bytes;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Datagrams under virtual time: what chance does to them is the seed's. */
class SimNetworkTest {
  private static final int COUNT = 40;

  /** What arrives of a number of datagrams, in order. */
  private static List<String> arrivals(long seed) {
    SimProvider sim = new SimProvider();
    sim.network().seed(seed).delay(Duration.ofMillis(1), Duration.ofMillis(50)).faults(0.25, 0.25);
    List<String> got = new ArrayList<>();
    try (EventLoop loop = sim.loopBuilder().open()) {
      Udp server = new Udp(loop);
      server.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 53));
      server.receiveStart(
          (handle, n, buffer, at, from, flags) -> got.add(Bytes.text(buffer, at, n)));
      Udp client = new Udp(loop);
      for (int i = 0; i < COUNT; i++) {
        client.send(Bytes.of("" + i), 0, ("" + i).length(), server.getsockname(), null);
      }
      new Timer(loop).startMillis(timer -> server.close(), 1000, 0);
      loop.run();
    }
    return got;
  }

  @Test
  void datagrams_withFaults_areLostDoubledAndReordered() {
    List<String> got = arrivals(7);
    List<String> once = got.stream().distinct().toList();

    assertThat(once).hasSizeBetween(1, COUNT - 1).hasSizeLessThan(got.size());
    assertThat(got).isNotEqualTo(got.stream().sorted().toList());
  }

  @Test
  void datagrams_sameSeed_arriveTheSame() {
    assertThat(arrivals(3)).isEqualTo(arrivals(3)).isNotEqualTo(arrivals(4));
  }
}
