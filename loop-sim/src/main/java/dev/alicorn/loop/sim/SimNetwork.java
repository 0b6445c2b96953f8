package dev.alicorn.loop.sim;

import dev.alicorn.loop.Errno;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The datagrams of a simulation: they travel between its ports only, and may be lost or doubled.
 * Loop thread only.
 */
public final class SimNetwork extends SimMedium<SimNetwork> {
  private static final int FIRST_FREE_PORT = 40_000;

  private final SimScript script;
  private final Map<Integer, SimDatagramPort> ports = new HashMap<>();
  private double lossRate;
  private double doublingRate;
  private int lastPort = FIRST_FREE_PORT;

  SimNetwork(SimScript script) {
    this.script = script;
  }

  @Override
  SimNetwork self() {
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
    if (meets(lossRate)) {
      return;
    }
    deliverLater(bytes, from, to);
    if (meets(doublingRate)) {
      deliverLater(bytes, from, to);
    }
  }

  private void deliverLater(byte[] bytes, InetSocketAddress from, InetSocketAddress to) {
    Duration delay = Duration.ofNanos(delayNanos());
    script.after(delay, () -> deliver(bytes, from, to.getPort()));
  }

  private void deliver(byte[] bytes, InetSocketAddress from, int number) {
    SimDatagramPort port = ports.get(number);
    if (port != null) {
      port.deliver(bytes, from);
    }
  }
}
