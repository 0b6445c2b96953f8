package dev.alicorn.loop.sim;

import dev.alicorn.loop.Errno;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * The datagrams of a simulation: they travel between its ports only, take some time and may be lost
 * or doubled, all by a seed, so that a run can be had again. Loop thread only.
 */
public final class SimNetwork {
  private static final int FIRST_FREE_PORT = 40_000;

  private final SimScript script;
  private final Map<Integer, SimDatagramPort> ports = new HashMap<>();
  private Random random = new Random(0);
  private Duration leastDelay = Duration.ofMillis(1);
  private Duration mostDelay = Duration.ofMillis(1);
  private double lossRate;
  private double doublingRate;
  private int lastPort = FIRST_FREE_PORT;

  SimNetwork(SimScript script) {
    this.script = script;
  }

  /** Has chance go by another seed. */
  public SimNetwork seed(long seed) {
    random = new Random(seed);
    return this;
  }

  /** How long datagrams travel; unequal times change their order. */
  public SimNetwork delay(Duration least, Duration most) {
    leastDelay = least;
    mostDelay = most;
    return this;
  }

  /** How many datagrams are lost, and how many come twice, from 0 to 1. */
  public SimNetwork faults(double lost, double doubled) {
    lossRate = lost;
    doublingRate = doubled;
    return this;
  }

  /** Binds a port, any one for 0: its number, or errno. */
  int bind(SimDatagramPort port, int number) {
    int chosen = number == 0 ? ++lastPort : number;
    return ports.putIfAbsent(chosen, port) == null ? chosen : Errno.EADDRINUSE;
  }

  void unbind(int number) {
    ports.remove(number);
  }

  void send(byte[] bytes, InetSocketAddress from, InetSocketAddress to) {
    if (random.nextDouble() < lossRate) {
      return;
    }
    deliverLater(bytes, from, to);
    if (random.nextDouble() < doublingRate) {
      deliverLater(bytes, from, to);
    }
  }

  private void deliverLater(byte[] bytes, InetSocketAddress from, InetSocketAddress to) {
    long spread = mostDelay.minus(leastDelay).toNanos();
    long extra = spread <= 0 ? 0 : random.nextLong(spread + 1);
    script.after(leastDelay.plusNanos(extra), () -> deliver(bytes, from, to.getPort()));
  }

  private void deliver(byte[] bytes, InetSocketAddress from, int number) {
    SimDatagramPort port = ports.get(number);
    if (port != null) {
      port.deliver(bytes, from);
    }
  }
}
