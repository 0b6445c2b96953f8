package dev.alicorn.loop.linux.epoll;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.linux.posix.SignalTrap;
import dev.alicorn.loop.spi.SignalPort;
import dev.alicorn.loop.spi.SignalSink;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * One loop's watches on signals. The process's trap is in every poller that ever watched one; who
 * finds it readable tells the others.
 */
final class EpollSignals implements SignalPort, Pollable {
  private record Watch(int signal, SignalSink sink) {}

  private final Map<Integer, Watch> watches = new LinkedHashMap<>();
  private final ConcurrentLinkedQueue<Integer> caught = new ConcurrentLinkedQueue<>();
  private final SignalTrap.Listener listener;
  private final EpollBackend backend;
  private long key;
  private int lastId;

  EpollSignals(EpollBackend backend) {
    this.backend = backend;
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
      if (key == 0 && register() < 0) {
        SignalTrap.remove(signal, listener);
        return Errno.EMFILE;
      }
    }
    watches.put(++lastId, new Watch(signal, sink));
    return lastId;
  }

  private int register() {
    key = Math.max(0, backend.register(SignalTrap.descriptor(), this));
    return key == 0 ? Errno.EMFILE : 0;
  }

  @Override
  public void onEvents(int events) {
    SignalTrap.deliver();
  }

  @Override
  public void onTurn() {}

  @Override
  public void release() {
    // The trap stays open for the process.
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
