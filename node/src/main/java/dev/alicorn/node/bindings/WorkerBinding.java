package dev.alicorn.node.bindings;

import dev.alicorn.engine.HostCall;
import dev.alicorn.loop.Async;
import dev.alicorn.loop.EventLoop;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * {@code internalBinding('worker')}: the workers that this thread has started. Loop thread only.
 */
public final class WorkerBinding implements AutoCloseable {
  /** A worker with the handle that keeps our loop alive for it and brings the news of its end. */
  private static final class Entry {
    final Async handle;
    WorkerHost.@Nullable Worker worker;
    volatile WorkerHost.End end = new WorkerHost.End(0, false);

    Entry(Async handle) {
      this.handle = handle;
    }
  }

  private final EventLoop loop;
  private final RequestRunner runner;
  private final PortBinding ports;
  private final WorkerHost host;
  private final Map<Integer, Entry> workers = new HashMap<>();

  /** Starts them in this host. */
  public WorkerBinding(EventLoop loop, RequestRunner runner, PortBinding ports, WorkerHost host) {
    this.loop = loop;
    this.runner = runner;
    this.ports = ports;
    this.host = host;
  }

  /** Adds the functions. */
  public void register(BindingTable table) {
    table
        .group("worker")
        .add("start", this::start)
        .add("terminate", call -> terminate(call.intAt(0)))
        .add("setRef", call -> setRef(call.intAt(0), call.booleanAt(1)))
        .add("loopTimes", call -> loopTimes(call.intAt(0)));
  }

  /** Arguments: the request that its end completes, its name, and the ports to give it. */
  private Object start(HostCall call) {
    int request = call.intAt(0);
    List<ThreadPort> given = List.of(ports.release(call.intAt(2)), ports.release(call.intAt(3)));
    Entry[] made = new Entry[1];
    Async handle = new Async(loop, each -> ended(made[0], request));
    Entry entry = new Entry(handle);
    made[0] = entry;
    WorkerHost.Worker worker =
        host.startWorker(
            call.stringAt(1),
            given,
            end -> {
              entry.end = end;
              handle.send();
            });
    entry.worker = worker;
    workers.put(worker.threadId(), entry);
    return worker.threadId();
  }

  private void ended(Entry entry, int request) {
    WorkerHost.Worker worker = entry.worker;
    if (worker != null && workers.remove(worker.threadId()) != null) {
      entry.handle.close();
      runner
          .gate()
          .complete(request, null, new Object[] {entry.end.exitCode(), entry.end.outOfMemory()});
    }
  }

  private @Nullable Object terminate(int id) {
    Entry entry = workers.get(id);
    if (entry != null && entry.worker != null) {
      entry.worker.terminate();
    }
    return null;
  }

  private @Nullable Object setRef(int id, boolean refed) {
    Entry entry = workers.get(id);
    if (entry != null && refed) {
      entry.handle.ref();
    } else if (entry != null) {
      entry.handle.unref();
    }
    return null;
  }

  /** Milliseconds that its loop waited, and that it has run; undefined where it does not run. */
  private @Nullable Object loopTimes(int id) {
    Entry entry = workers.get(id);
    if (entry == null || entry.worker == null) {
      return null;
    }
    double unit = TimeUnit.MILLISECONDS.toNanos(1);
    long[] nanos = entry.worker.loopNanos();
    return nanos.length == 0 ? null : new Object[] {nanos[0] / unit, nanos[1] / unit};
  }

  /** Ends all workers that still run: none outlives who started it. */
  @Override
  public void close() {
    List<Entry> running = List.copyOf(workers.values());
    workers.clear();
    for (Entry entry : running) {
      entry.handle.close();
      if (entry.worker != null) {
        entry.worker.terminate();
      }
    }
    for (Entry entry : running) {
      if (entry.worker != null) {
        entry.worker.join();
      }
    }
  }
}
