package dev.alicorn.node.bindings;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The broadcast channels of a program, by name: which of its threads listen. Any thread. */
public final class BroadcastHub {
  /** Hears, on any thread, what another thread has sent to a name. */
  interface Listener {
    void heard(String name, byte[] bytes);
  }

  private final Map<String, List<Listener>> listeners = new ConcurrentHashMap<>();

  /** One that nobody listens to. */
  public BroadcastHub() {}

  void add(String name, Listener listener) {
    listeners.computeIfAbsent(name, each -> new CopyOnWriteArrayList<>()).add(listener);
  }

  void remove(String name, Listener listener) {
    listeners.computeIfPresent(
        name, (each, list) -> list.remove(listener) && list.isEmpty() ? null : list);
  }

  void removeAll(Listener listener) {
    listeners.keySet().forEach(name -> remove(name, listener));
  }

  /** Whether others than this one listen. */
  boolean hasOthers(String name, Listener sender) {
    return others(name, sender).iterator().hasNext();
  }

  void send(String name, byte[] bytes, Listener sender) {
    others(name, sender).forEach(listener -> listener.heard(name, bytes));
  }

  private List<Listener> others(String name, Listener sender) {
    return listeners.getOrDefault(name, List.of()).stream().filter(each -> each != sender).toList();
  }
}
