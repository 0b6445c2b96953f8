package dev.alicorn.node.bindings;

import dev.alicorn.engine.HostCall;
import dev.alicorn.engine.JsContext;
import dev.alicorn.loop.Async;
import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.Timer;
import dev.alicorn.node.bridge.CallbackGate;
import org.jspecify.annotations.Nullable;

/**
 * {@code internalBinding('waits')}: promises of {@code Atomics.waitAsync}.
 *
 * <p>The engine settles them by a task of the thread that waits, and does not wake its loop. Who
 * notifies from JavaScript does. Who notifies from WebAssembly cannot: a timer looks after what
 * waits in its memory. Loop thread only.
 */
public final class WaitsBinding implements AutoCloseable {
  private static final long PERIOD_MILLIS = 10;

  private final EventLoop loop;
  private final JsContext context;
  private final OpenWaits waits;
  private @Nullable CallbackGate gate;
  private @Nullable Async handle;
  private @Nullable Timer timer;
  private int open;
  private int openInWasm;

  /** Of one thread of the program to which {@code waits} belongs. */
  public WaitsBinding(EventLoop loop, JsContext context, OpenWaits waits) {
    this.loop = loop;
    this.context = context;
    this.waits = waits;
  }

  /** Called once the library has started. */
  public void connect(CallbackGate connected) {
    gate = connected;
  }

  /** Adds the functions. */
  public void register(BindingTable table) {
    table
        .group("waits")
        .add("begin", this::begin)
        .add("end", this::end)
        .add(
            "wake",
            call -> {
              waits.wakeAll();
              return null;
            });
  }

  /** Argument: whether the memory is WebAssembly's. */
  private @Nullable Object begin(HostCall call) {
    if (open++ == 0) {
      if (handle == null) {
        handle = new Async(loop, each -> settle());
        handle.unref();
      }
      waits.add(handle);
    }
    if (call.booleanAt(0) && openInWasm++ == 0) {
      if (timer == null) {
        timer = new Timer(loop);
        timer.unref();
      }
      timer.startMillis(each -> settle(), PERIOD_MILLIS, PERIOD_MILLIS);
    }
    return null;
  }

  private @Nullable Object end(HostCall call) {
    if (--open == 0 && handle != null) {
      waits.remove(handle);
    }
    if (call.booleanAt(0) && --openInWasm == 0 && timer != null) {
      timer.stop();
    }
    return null;
  }

  private void settle() {
    if (gate != null) {
      gate.call(context::runEngineTasks);
      // The engine's task has settled the promise; what follows it waits for the next call.
      gate.call("processTicks");
    }
  }

  @Override
  public void close() {
    if (handle != null) {
      waits.remove(handle);
      handle.close();
    }
    if (timer != null) {
      timer.close();
    }
  }
}
