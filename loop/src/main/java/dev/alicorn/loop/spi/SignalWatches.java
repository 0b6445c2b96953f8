package dev.alicorn.loop.spi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntConsumer;

/**
 * One loop's watches on signals, for back ends over a trap of the whole process. What the trap
 * caught waits here, and {@link #deliver} tells it from the poll.
 *
 * <p>Loop thread only; the trap may tell of signals on any thread.
 */
public final class SignalWatches implements SignalPort {
  /** Catches signals for the process. Any thread. */
  public interface Trap {
    /** Adds a listener, which returns at once; 0 or errno. */
    int add(int signal, IntConsumer listener);

    /** Removes a listener. */
    void remove(int signal, IntConsumer listener);
  }

  private record Watch(int signal, SignalSink sink) {}

  private final Map<Integer, Watch> watches = new LinkedHashMap<>();
  private final ConcurrentLinkedQueue<Integer> caught = new ConcurrentLinkedQueue<>();
  private final Trap trap;
  private final IntConsumer listener;
  private int lastId;

  /** Over a trap; {@code wake} makes the loop poll. */
  public SignalWatches(Trap trap, Runnable wake) {
    this.trap = trap;
    this.listener =
        signal -> {
          caught.add(signal);
          wake.run();
        };
  }

  @Override
  public int start(int signal, SignalSink sink) {
    if (!isWatched(signal)) {
      int result = trap.add(signal, listener);
      if (result < 0) {
        return result;
      }
    }
    watches.put(++lastId, new Watch(signal, sink));
    return lastId;
  }

  private boolean isWatched(int signal) {
    return watches.values().stream().anyMatch(each -> each.signal == signal);
  }

  @Override
  public void stop(int id) {
    Watch gone = watches.remove(id);
    if (gone != null && !isWatched(gone.signal)) {
      trap.remove(gone.signal, listener);
    }
  }

  /** Tells what came; how many sinks heard of something. */
  public int deliver() {
    int count = 0;
    for (Integer signal = caught.poll(); signal != null; signal = caught.poll()) {
      for (Integer id : List.copyOf(watches.keySet())) {
        Watch watch = watches.get(id); // a callback may have stopped it
        if (watch != null && watch.signal == signal) {
          watch.sink.onSignal(signal);
          count++;
        }
      }
    }
    return count;
  }

  /** Stops all watches. */
  public void close() {
    List.copyOf(watches.keySet()).forEach(this::stop);
  }
}
