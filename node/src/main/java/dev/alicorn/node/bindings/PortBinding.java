package dev.alicorn.node.bindings;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.alicorn.engine.HostCall;
import dev.alicorn.engine.JsContext;
import dev.alicorn.engine.SharedStore;
import dev.alicorn.loop.Async;
import dev.alicorn.loop.EventLoop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * {@code internalBinding('ports')}: this thread's ends of channels to other threads.
 *
 * <p>JavaScript names a port by a number of this thread. What arrives is kept until JavaScript
 * takes it; one handle, which keeps no loop alive, wakes it. Loop thread only.
 */
public final class PortBinding implements AutoCloseable, BroadcastHub.Listener {
  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  private record Broadcast(String name, byte[] bytes) {}

  private final JsContext context;
  private final EventLoop loop;
  private final RequestRunner runner;
  private final BroadcastHub hub;
  private final Map<Integer, ThreadPort> ports = new HashMap<>();
  private final ConcurrentLinkedQueue<Integer> ready = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Broadcast> broadcasts = new ConcurrentLinkedQueue<>();
  private final ThreadDirectory threads;
  private final ThreadDirectory.Mailbox visitors;
  private volatile @Nullable Async handle;
  private int lastId;
  private int readyRequest;

  /** Of the thread with this id; requests complete through the runner's gate. */
  public PortBinding(
      JsContext context,
      EventLoop loop,
      RequestRunner runner,
      BroadcastHub hub,
      ThreadDirectory threads,
      int threadId) {
    this.context = context;
    this.loop = loop;
    this.runner = runner;
    this.hub = hub;
    this.threads = threads;
    this.visitors = threads.mailbox(threadId);
    visitors.setListener(this::wake);
  }

  /** Adds the functions. */
  public void register(BindingTable table) {
    table
        .group("ports")
        .add("open", call -> open())
        .add("send", this::send)
        .add("take", call -> take(call.intAt(0)))
        .add("size", call -> size(call.intAt(0)))
        .add("isAlone", call -> peer(call.intAt(0)) == null)
        .add("isPair", call -> peer(call.intAt(0)) == port(call.intAt(1)))
        .add("close", call -> close(call.intAt(0)))
        .add("whenReady", call -> whenReady(call.intAt(0)))
        .add("takeReady", call -> takeReady())
        .add("takeBroadcasts", call -> takeBroadcasts())
        .add("visit", call -> visit(call.intAt(0)))
        .add("takeVisitors", call -> takeVisitors());
    table
        .group("broadcast")
        .add("join", call -> join(call.stringAt(0)))
        .add("leave", call -> leave(call.stringAt(0)))
        .add("isHeard", call -> hub.hasOthers(call.stringAt(0), this))
        .add("send", call -> broadcast(call.stringAt(0), call.bytesAt(1).toArray(JAVA_BYTE)));
  }

  private @Nullable ThreadPort port(int id) {
    return ports.get(id);
  }

  private @Nullable ThreadPort peer(int id) {
    ThreadPort port = ports.get(id);
    return port == null ? null : port.peer();
  }

  private int size(int id) {
    ThreadPort port = ports.get(id);
    return port == null ? 0 : port.size();
  }

  private Object open() {
    ThreadPort one = ThreadPort.open();
    ThreadPort other = one.peer();
    return new Object[] {adopt(one), other == null ? 0 : adopt(other)};
  }

  /** Makes a port this thread's: its number. */
  public int adopt(ThreadPort port) {
    int id = ++lastId;
    ports.put(id, port);
    port.attach(() -> becameReady(id));
    return id;
  }

  /** Gives a port away. */
  public ThreadPort release(int id) {
    ThreadPort port = ports.remove(id);
    if (port == null) {
      throw new IllegalStateException("No port " + id);
    }
    port.attach(null);
    return port;
  }

  // Any thread.
  private void becameReady(int id) {
    ready.add(id);
    wake();
  }

  @Override
  public void heard(String name, byte[] bytes) {
    broadcasts.add(new Broadcast(name, bytes));
    wake();
  }

  private Object visit(int target) {
    ThreadPort near = ThreadPort.open();
    ThreadPort far = near.peer();
    return far != null && threads.hand(target, far) ? adopt(near) : 0;
  }

  private Object takeVisitors() {
    List<Object> taken = new ArrayList<>();
    for (ThreadPort each = visitors.take(); each != null; each = visitors.take()) {
      taken.add(adopt(each));
    }
    return taken.toArray();
  }

  private boolean hasNews() {
    return !(ready.isEmpty() && broadcasts.isEmpty() && visitors.isEmpty());
  }

  private void wake() {
    Async open = handle;
    if (open != null) {
      open.send();
    }
  }

  /** Completes the request, once, as soon as something is there to be taken. */
  private @Nullable Object whenReady(int requestId) {
    readyRequest = requestId;
    if (handle == null) {
      Async made = new Async(loop, each -> tell());
      made.unref();
      handle = made;
    }
    if (hasNews()) {
      wake();
    }
    return null;
  }

  private void tell() {
    if (readyRequest != 0 && hasNews()) {
      int request = readyRequest;
      readyRequest = 0;
      runner.gate().complete(request, 0);
    }
  }

  private Object takeReady() {
    List<Object> ids = new ArrayList<>();
    for (Integer id = ready.poll(); id != null; id = ready.poll()) {
      ids.add(id);
    }
    return ids.stream().distinct().toArray();
  }

  private Object takeBroadcasts() {
    List<Object> taken = new ArrayList<>();
    for (Broadcast each = broadcasts.poll(); each != null; each = broadcasts.poll()) {
      taken.add(each.name());
      taken.add(each.bytes());
    }
    return taken.toArray();
  }

  /** Arguments: port, bytes, how many ports travel, these, and shared buffers. */
  private @Nullable Object send(HostCall call) {
    int firstBuffer = 3 + call.intAt(2);
    List<SharedStore> stores = new ArrayList<>();
    for (int i = firstBuffer; i < call.count(); i++) {
      SharedStore store = context.share(call.objectAt(i));
      if (store == null) {
        throw new NodeError("ERR_METHOD_NOT_IMPLEMENTED", "sharing of this SharedArrayBuffer");
      }
      stores.add(store);
    }
    List<ThreadPort> travelling = new ArrayList<>();
    for (int i = 3; i < firstBuffer; i++) {
      travelling.add(release(call.intAt(i)));
    }
    byte[] bytes = call.bytesAt(1).toArray(JAVA_BYTE);
    ThreadMessage message = new ThreadMessage(bytes, List.copyOf(travelling), List.copyOf(stores));
    ThreadPort port = port(call.intAt(0));
    if (port != null) {
      port.send(message);
    } else {
      message.discard();
    }
    return null;
  }

  /**
   * How many more wait, the bytes, how many ports came along, these, and shared buffers; undefined
   * if there is none.
   */
  private @Nullable Object take(int id) {
    ThreadPort port = port(id);
    ThreadMessage message = port == null ? null : port.take();
    if (port == null || message == null) {
      return null;
    }
    List<Object> taken = new ArrayList<>();
    taken.add(port.size());
    taken.add(message.bytes());
    taken.add(message.ports().size());
    message.ports().forEach(each -> taken.add(adopt(each)));
    message.stores().forEach(each -> taken.add(context.adopt(each)));
    return taken.toArray();
  }

  private @Nullable Object close(int id) {
    ThreadPort port = ports.remove(id);
    if (port != null) {
      port.close();
    }
    return null;
  }

  private @Nullable Object join(String name) {
    hub.add(name, this);
    return null;
  }

  private @Nullable Object leave(String name) {
    hub.remove(name, this);
    return null;
  }

  private @Nullable Object broadcast(String name, byte[] bytes) {
    hub.send(name, bytes, this);
    return null;
  }

  @Override
  public void close() {
    hub.removeAll(this);
    List.copyOf(ports.values()).forEach(ThreadPort::close);
    ports.clear();
    Async open = handle;
    handle = null;
    if (open != null && !open.isClosing()) {
      open.close();
    }
  }
}
