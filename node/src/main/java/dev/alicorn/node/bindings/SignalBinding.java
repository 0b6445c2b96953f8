package dev.alicorn.node.bindings;

import dev.alicorn.engine.HostCall;
import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.Signal;
import dev.alicorn.loop.SystemError;
import dev.alicorn.node.bridge.CallbackGate;
import dev.alicorn.node.bridge.ProcessEvents;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code internalBinding('signal_wrap')}: watches on signals, by id. Loop thread only. */
public final class SignalBinding implements AutoCloseable {
  private final EventLoop loop;
  private final HandleTable<Signal> signals = new HandleTable<>();
  private @Nullable ProcessEvents events;

  /** Over a loop. */
  public SignalBinding(EventLoop loop) {
    this.loop = loop;
  }

  /** Called once the library has started. */
  public void connect(CallbackGate gate) {
    events = new ProcessEvents(gate);
  }

  /** Adds the functions. */
  public void register(BindingTable table) {
    BindingTable.Group group = table.group("signal_wrap");
    group.add("start", this::start);
    signals.register(group);
  }

  /** An id, or an error number. */
  private Object start(HostCall call) {
    Signal signal = new Signal(loop);
    int id = signals.nextId();
    try {
      signal.start(call.intAt(0), (handle, signum) -> came(id, signum));
    } catch (SystemError e) {
      signal.close();
      return e.errno();
    }
    signals.put(id, signal);
    return id;
  }

  private void came(int id, int signum) {
    Objects.requireNonNull(events, "not started").signaled(id, signum);
  }

  @Override
  public void close() {
    signals.closeAll();
  }
}
