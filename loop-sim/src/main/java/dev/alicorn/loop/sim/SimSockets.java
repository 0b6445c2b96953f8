package dev.alicorn.loop.sim;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.PipeAddress;
import dev.alicorn.loop.spi.StreamKind;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The streams of a simulation that are connected to one another: who listens where, and which
 * writes and connections go wrong. Loop thread only.
 */
public final class SimSockets extends SimMedium<SimSockets> {
  private static final int FIRST_FREE_PORT = 50_000;

  private final SimScript script;
  private final Map<Object, SimSocketPort> bound = new HashMap<>();
  private double resetRate;
  private double shortRate;
  private int lostDescriptors;
  private int lastPort = FIRST_FREE_PORT;

  SimSockets(SimScript script) {
    this.script = script;
  }

  @Override
  SimSockets self() {
    return this;
  }

  /** How many writes meet a reset, and how many take only a part of their bytes, from 0 to 1. */
  public SimSockets faults(double reset, double partial) {
    resetRate = reset;
    shortRate = partial;
    return this;
  }

  /** Has so many of the next connections meet a process without descriptors ({@code EMFILE}). */
  public SimSockets loseDescriptors(int connections) {
    lostDescriptors = connections;
    return this;
  }

  SimSocketPort open(StreamKind kind) {
    return new SimSocketPort(this, kind);
  }

  /** Has a completion delivered by the next poll. */
  void soon(Runnable completion) {
    script.after(Duration.ZERO, completion);
  }

  /** Has it delivered when it has travelled, and not before a time; the time of its arrival. */
  long travel(long notBeforeNanos, Runnable arrival) {
    long now = script.nowNanos();
    long at = Math.max(notBeforeNanos, now + delayNanos());
    script.after(Duration.ofNanos(at - now), arrival);
    return at;
  }

  boolean meetsReset() {
    return meets(resetRate);
  }

  boolean meetsNoDescriptor() {
    return lostDescriptors > 0 && lostDescriptors-- > 0;
  }

  /** How many of so many bytes a write takes. */
  int part(int length) {
    return length > 1 && meets(shortRate) ? partOf(length) : length;
  }

  /** Binds a port: the address with its number, or null where it is taken. */
  @Nullable SocketAddress bind(SimSocketPort port, SocketAddress address) {
    SocketAddress chosen =
        address instanceof InetSocketAddress inet && inet.getPort() == 0
            ? new InetSocketAddress(inet.getAddress(), ++lastPort)
            : address;
    return bound.putIfAbsent(key(chosen), port) == null ? chosen : null;
  }

  /** An address of this machine that nobody is bound to. */
  SocketAddress anyAddress(SocketAddress peer) {
    return peer instanceof InetSocketAddress inet
        ? new InetSocketAddress(local(inet.getAddress()), ++lastPort)
        : new PipeAddress("");
  }

  private static InetAddress local(InetAddress address) {
    return InetAddress.ofLiteral(address.getAddress().length > 4 ? "::1" : "127.0.0.1");
  }

  @Nullable SimSocketPort listener(SocketAddress address) {
    SimSocketPort port = bound.get(key(address));
    return port != null && port.isListening() ? port : null;
  }

  void unbind(SocketAddress address, SimSocketPort port) {
    bound.remove(key(address), port);
  }

  private static Object key(SocketAddress address) {
    return address instanceof InetSocketAddress inet ? (Object) inet.getPort() : address;
  }

  /** Whether an address is one of this machine; the errno of bind. */
  static int check(SocketAddress address) {
    if (address instanceof InetSocketAddress inet) {
      InetAddress ip = inet.getAddress();
      return ip.isLoopbackAddress() || ip.isAnyLocalAddress() ? 0 : Errno.EADDRNOTAVAIL;
    }
    return 0;
  }
}
