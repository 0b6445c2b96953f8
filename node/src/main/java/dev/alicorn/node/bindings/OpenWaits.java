package dev.alicorn.node.bindings;

import dev.alicorn.loop.Async;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The loops of a program on whose threads promises of {@code Atomics.waitAsync} are open. Any
 * thread.
 */
public final class OpenWaits {
  private final Set<Async> loops = ConcurrentHashMap.newKeySet();

  /** None. */
  public OpenWaits() {}

  void add(Async loop) {
    loops.add(loop);
  }

  void remove(Async loop) {
    loops.remove(loop);
  }

  void wakeAll() {
    loops.forEach(Async::send);
  }
}
