package dev.alicorn.loop.nio;

import dev.alicorn.loop.spi.SignalPort;
import dev.alicorn.loop.spi.SignalSink;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

/** One loop's watches on signals; what the process's trap caught is delivered by poll. */
final class NioSignals implements SignalPort {
  private record Watch(int signal, SignalSink sink) {}

  private final Map<Integer, Watch> watches = new LinkedHashMap<>();
  private final ConcurrentLinkedQueue<Integer> caught = new ConcurrentLinkedQueue<>();
  private final SignalTrap.Listener listener;
  private int lastId;

  NioSignals(NioBackend backend) {
    listener =
        signal -> {
          caught.add(signal);
          backend.wake();
        };
  }

  @Override
  public int start(int signal, SignalSink sink) {
    if (!isWatched(signal)) {
      int result = SignalTrap.add(signal, listener);
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
      SignalTrap.remove(gone.signal, listener);
    }
  }

  /** Tells what came; how many sinks heard of something. */
  int deliver() {
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

  void close() {
    List.copyOf(watches.keySet()).forEach(this::stop);
  }
}
