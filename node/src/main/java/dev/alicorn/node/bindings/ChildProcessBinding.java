package dev.alicorn.node.bindings;

import dev.alicorn.engine.HostCall;
import dev.alicorn.loop.Errno;
import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.Pipe;
import dev.alicorn.loop.Process;
import dev.alicorn.loop.ProcessOptions;
import dev.alicorn.loop.StdioContainer;
import dev.alicorn.loop.Stream;
import dev.alicorn.loop.SystemError;
import dev.alicorn.node.bridge.CallbackGate;
import dev.alicorn.node.bridge.ProcessEvents;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code internalBinding('process_wrap')}: child processes, by id. Loop thread only. */
public final class ChildProcessBinding implements AutoCloseable {
  private final EventLoop loop;
  private final StreamBinding streams;
  private final HandleTable<Process> children = new HandleTable<>();
  private @Nullable ProcessEvents events;

  /** Over a loop; pipes to children are streams of that binding. */
  public ChildProcessBinding(EventLoop loop, StreamBinding streams) {
    this.loop = loop;
    this.streams = streams;
  }

  /** Called once the library has started. */
  public void connect(CallbackGate gate) {
    events = new ProcessEvents(gate);
  }

  /** Adds the functions. */
  public void register(BindingTable table) {
    BindingTable.Group group = table.group("process_wrap");
    group.add("spawn", this::spawn).add("kill", this::kill);
    children.register(group);
  }

  /** An id and a pid, or an error number. */
  private Object spawn(HostCall call) {
    ProcessOptions options = SpawnArguments.options(call);
    int[] descriptors = SpawnArguments.descriptors(call);
    for (int i = 0; i < descriptors.length; i += 2) {
      StdioContainer container = container(descriptors[i], descriptors[i + 1]);
      if (container == null) {
        return Errno.EBADF;
      }
      options.stdio(container);
    }
    Process child = new Process(loop);
    int id = children.nextId();
    try {
      child.spawn(options, (each, status, signal) -> exited(id, status, signal));
    } catch (SystemError e) {
      child.close();
      return e.errno();
    }
    children.put(id, child);
    return new Object[] {id, child.pid()};
  }

  private @Nullable StdioContainer container(int kind, int value) {
    return switch (kind) {
      case SpawnArguments.STDIO_PIPE -> pipe(streams.stream(value));
      case SpawnArguments.STDIO_FD -> new StdioContainer.InheritFd(value);
      case SpawnArguments.STDIO_STREAM -> inherited(streams.stream(value));
      default -> new StdioContainer.Ignore();
    };
  }

  private static @Nullable StdioContainer pipe(@Nullable Stream stream) {
    return stream instanceof Pipe pipe ? new StdioContainer.CreatePipe(pipe) : null;
  }

  private static @Nullable StdioContainer inherited(@Nullable Stream stream) {
    return stream == null ? null : new StdioContainer.InheritStream(stream);
  }

  private void exited(int id, int status, int signal) {
    Objects.requireNonNull(events, "not started").exited(id, status, signal);
  }

  private Object kill(HostCall call) {
    Process child = children.get(call.intAt(0));
    try {
      if (child != null) {
        child.kill(call.intAt(1));
        return 0;
      }
      return Errno.ESRCH;
    } catch (SystemError e) {
      return e.errno();
    }
  }

  @Override
  public void close() {
    children.closeAll();
  }
}
