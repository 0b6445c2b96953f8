package dev.alicorn.node.bindings;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The locks of a program, by name, and who waits for them. Any thread.
 *
 * <p>https://w3c.github.io/web-locks/#algorithms
 */
public final class LockTable {
  /** A request's state, as JavaScript knows it. */
  static final int WAITING = 0;

  static final int GRANTED = 1;
  static final int UNAVAILABLE = 2;
  static final int STOLEN = 3;

  /** Hears, on any thread, what became of a request of its own: GRANTED or STOLEN. */
  interface Client {
    void told(int id, int state);

    /** As {@code query()} names it. */
    String clientId();
  }

  /** A request or, once granted, the lock; {@code id} is the client's. */
  record Request(Client client, int id, String name, boolean isExclusive) {}

  private final Map<String, List<Request>> held = new LinkedHashMap<>();
  private final Map<String, Deque<Request>> waiting = new LinkedHashMap<>();

  /** One without locks. */
  public LockTable() {}

  /** Its state now; a request that waits is told of later. */
  synchronized int request(Request request, boolean ifAvailable, boolean steal) {
    if (steal) {
      List<Request> before = held.remove(request.name());
      hold(request);
      if (before != null) {
        before.forEach(each -> each.client().told(each.id(), STOLEN));
      }
      return GRANTED;
    }
    if (queue(request.name()).isEmpty() && isFree(request)) {
      hold(request);
      return GRANTED;
    }
    if (ifAvailable) {
      return UNAVAILABLE;
    }
    queue(request.name()).add(request);
    return WAITING;
  }

  private Deque<Request> queue(String name) {
    return waiting.computeIfAbsent(name, each -> new ArrayDeque<>());
  }

  private boolean isFree(Request request) {
    List<Request> holders = held.getOrDefault(request.name(), List.of());
    return holders.isEmpty()
        || (!request.isExclusive() && holders.stream().noneMatch(Request::isExclusive));
  }

  private void hold(Request request) {
    held.computeIfAbsent(request.name(), each -> new ArrayList<>()).add(request);
  }

  /** Whether another client holds what a request of this one would wait for. */
  synchronized boolean isHeldByOthers(String name, Client client) {
    return held.getOrDefault(name, List.of()).stream().anyMatch(each -> each.client() != client);
  }

  /** Gives a lock back, or takes back a request that waits. */
  synchronized void release(Client client, int id, String name) {
    removeIf(name, each -> each.client() == client && each.id() == id);
  }

  /** A thread has ended. */
  synchronized void removeAll(Client client) {
    List<String> names = new ArrayList<>(held.keySet());
    names.addAll(waiting.keySet());
    names.stream().distinct().forEach(name -> removeIf(name, each -> each.client() == client));
  }

  private void removeIf(String name, Predicate<Request> isMeant) {
    List<Request> holders = held.getOrDefault(name, List.of());
    if (!holders.isEmpty() && holders.removeIf(isMeant) && holders.isEmpty()) {
      held.remove(name);
    }
    Deque<Request> queue = queue(name);
    queue.removeIf(isMeant);
    while (!queue.isEmpty() && isFree(queue.getFirst())) {
      Request next = queue.removeFirst();
      hold(next);
      next.client().told(next.id(), GRANTED);
    }
    if (queue.isEmpty()) {
      waiting.remove(name);
    }
  }

  /** Of all that are held, then of all that wait: whether held, name, whether exclusive, client. */
  synchronized List<Object> snapshot() {
    List<Object> facts = new ArrayList<>();
    held.values().forEach(list -> list.forEach(each -> describe(facts, each, true)));
    waiting.values().forEach(queue -> queue.forEach(each -> describe(facts, each, false)));
    return facts;
  }

  private static void describe(List<Object> facts, Request request, boolean isHeld) {
    facts.addAll(
        List.of(isHeld, request.name(), request.isExclusive(), request.client().clientId()));
  }
}
