package dev.alicorn.node.bindings;

import dev.alicorn.engine.HostCall;
import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.FsEvent;
import dev.alicorn.loop.SystemError;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code internalBinding('fs_event')}: watches on files and directories, by number. */
public final class FsEventBinding implements AutoCloseable {
  private final EventLoop loop;
  private final RequestRunner runner;
  private final ErrorFactory errors;
  private final Map<Integer, FsEvent> watches = new HashMap<>();
  private int lastHandle;

  /** Over a loop. */
  public FsEventBinding(EventLoop loop, RequestRunner runner, ErrorFactory errors) {
    this.loop = loop;
    this.runner = runner;
    this.errors = errors;
  }

  /** Adds the functions. */
  public void register(BindingTable table) {
    table
        .group("fs_event")
        .add("start", this::start)
        .add(
            "close",
            call -> {
              FsEvent watch = watches.remove(call.intAt(0));
              if (watch != null) {
                watch.close();
              }
              return null;
            })
        .add("ref", call -> ref(call.intAt(0), true))
        .add("unref", call -> ref(call.intAt(0), false));
  }

  private Object start(HostCall call) {
    String path = call.stringAt(0);
    FsEvent watch = new FsEvent(loop);
    int handle = ++lastHandle;
    try {
      watch.start(
          path, 0, (each, filename, events, status) -> post(handle, filename, events, status));
    } catch (SystemError e) {
      watch.close();
      throw SystemError.ofPath(e.errno(), "watch", path, null);
    }
    if (!call.booleanAt(1)) {
      watch.unref();
    }
    watches.put(handle, watch);
    return handle;
  }

  private @Nullable Object ref(int handle, boolean on) {
    FsEvent watch = watches.get(handle);
    if (watch != null) {
      if (on) {
        watch.ref();
      } else {
        watch.unref();
      }
    }
    return null;
  }

  private void post(int handle, @Nullable String filename, int events, int status) {
    Object error = status < 0 ? errors.of(SystemError.of(status, "watch")) : null;
    String type = (events & FsEvent.RENAME) != 0 ? "rename" : "change";
    runner.gate().call("fsEvent", handle, error, type, filename);
  }

  @Override
  public void close() {
    watches.values().forEach(FsEvent::close);
    watches.clear();
  }
}
