package dev.alicorn.node.bindings;

import dev.alicorn.engine.HostCall;
import dev.alicorn.loop.Async;
import dev.alicorn.loop.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * {@code internalBinding('locks')}: this thread's requests for the locks of the program.
 *
 * <p>A request that waits for another thread keeps the loop alive. What becomes of requests is kept
 * until JavaScript takes it. Loop thread only, but for {@link LockTable.Client}'s methods.
 */
public final class LocksBinding implements AutoCloseable, LockTable.Client {
  private record News(int id, int state) {}

  private final EventLoop loop;
  private final RequestRunner runner;
  private final LockTable table;
  private final int threadId;
  private final ConcurrentLinkedQueue<News> news = new ConcurrentLinkedQueue<>();
  private volatile @Nullable Async handle;
  private int newsRequest;

  /** Of the thread with this id; requests complete through the runner's gate. */
  public LocksBinding(EventLoop loop, RequestRunner runner, LockTable table, int threadId) {
    this.loop = loop;
    this.runner = runner;
    this.table = table;
    this.threadId = threadId;
  }

  /** Adds the functions. */
  public void register(BindingTable bindings) {
    bindings
        .group("locks")
        .add("whenNews", call -> whenNews(call.intAt(0)))
        .add("takeNews", call -> takeNews())
        .add("request", this::request)
        .add("isHeldByOthers", call -> table.isHeldByOthers(call.stringAt(0), this))
        .add("hold", call -> hold(call.booleanAt(0)))
        .add("release", call -> release(call.intAt(0), call.stringAt(1)))
        .add("snapshot", call -> table.snapshot().toArray());
  }

  /** Arguments: id, name, whether exclusive, ifAvailable, steal; a state of {@link LockTable}. */
  private Object request(HostCall call) {
    LockTable.Request request =
        new LockTable.Request(this, call.intAt(0), call.stringAt(1), call.booleanAt(2));
    return table.request(request, call.booleanAt(3), call.booleanAt(4));
  }

  private @Nullable Object release(int id, String name) {
    table.release(this, id, name);
    return null;
  }

  /** Completes the request, once, when there is news that this thread's own calls did not bring. */
  private @Nullable Object whenNews(int requestId) {
    newsRequest = requestId;
    if (handle == null) {
      Async made = new Async(loop, each -> tell());
      made.unref();
      handle = made;
    }
    return null;
  }

  private @Nullable Object hold(boolean alive) {
    Async open = handle;
    if (open != null && alive) {
      open.ref();
    } else if (open != null) {
      open.unref();
    }
    return null;
  }

  private void tell() {
    if (newsRequest != 0 && !news.isEmpty()) {
      int request = newsRequest;
      newsRequest = 0;
      runner.gate().complete(request, 0);
    }
  }

  private Object takeNews() {
    List<Object> taken = new ArrayList<>();
    for (News each = news.poll(); each != null; each = news.poll()) {
      taken.add(each.id());
      taken.add(each.state());
    }
    return taken.toArray();
  }

  @Override
  public void told(int id, int state) {
    news.add(new News(id, state));
    Async open = handle;
    if (open != null) {
      open.send();
    }
  }

  @Override
  public String clientId() {
    return "node-" + ProcessHandle.current().pid() + "-" + threadId;
  }

  @Override
  public void close() {
    table.removeAll(this);
    Async open = handle;
    handle = null;
    if (open != null && !open.isClosing()) {
      open.close();
    }
  }
}
