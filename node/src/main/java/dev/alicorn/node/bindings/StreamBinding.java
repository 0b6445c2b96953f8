package dev.alicorn.node.bindings;

import dev.alicorn.engine.HostCall;
import dev.alicorn.engine.HostFunction;
import dev.alicorn.engine.JsContext;
import dev.alicorn.loop.Errno;
import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.Pipe;
import dev.alicorn.loop.Stream;
import dev.alicorn.loop.SystemError;
import dev.alicorn.loop.Tcp;
import dev.alicorn.node.bridge.CallbackGate;
import dev.alicorn.node.bridge.EntryPoints;
import dev.alicorn.node.bridge.SharedState;
import dev.alicorn.node.bridge.StreamEvents;
import dev.alicorn.node.bridge.StreamSubmissions;
import dev.alicorn.node.bridge.SubmissionHandler;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code internalBinding('streams')}: TCP and pipe handles, by id.
 *
 * <p>Results are 0 or libuv's negative error numbers. What was submitted before a call is taken
 * before it, so that operations on a handle keep their order.
 */
public final class StreamBinding implements StreamSubmissions.Target, AutoCloseable {
  static final int KIND_TCP = 0;
  static final int KIND_PIPE = 1;

  private final EventLoop loop;
  private final SharedState state;
  private final ReadSlab slab;
  private final Map<Integer, HostStream> streams = new HashMap<>();
  private int lastId;
  private @Nullable CallbackGate gate;
  private @Nullable StreamEvents events;

  /** Over a loop; reads go to memory of the context. */
  public StreamBinding(EventLoop loop, JsContext context, SharedState state) {
    this.loop = loop;
    this.state = state;
    this.slab = new ReadSlab(context);
  }

  /** Called once the library has started. */
  public void connect(CallbackGate callbackGate, EntryPoints entry) {
    gate = callbackGate;
    events = new StreamEvents(callbackGate);
    slab.connect(entry.get("setSlab"));
    callbackGate.setAfterDelivery(slab::batchDelivered);
  }

  /** What takes the submissions on streams. */
  public SubmissionHandler submissions() {
    return new StreamSubmissions(state, this);
  }

  /** Requests on files whose bytes go to the memory that streams read into. */
  public FileRequests files(RequestRunner runner) {
    return new FileRequests(loop, runner, slab);
  }

  /** Adds the functions. */
  public void register(BindingTable table) {
    BindingTable.Group group = table.group("streams");
    registerHandles(group);
    registerSockets(group);
    registerOptions(group);
  }

  private void registerHandles(BindingTable.Group group) {
    group
        .add("create", call -> add(make(call.intAt(0))).id)
        .add(
            "flush",
            call -> {
              takeSubmissions();
              return null;
            })
        .add("open", on((stream, call) -> open(stream.stream, call.intAt(1))))
        .add("fd", on((stream, call) -> stream.stream.fileno()))
        .add("reset", on((stream, call) -> reset(stream)))
        .add(
            "ref",
            on(
                (stream, call) -> {
                  if (call.intAt(1) != 0) {
                    stream.stream.ref();
                  } else {
                    stream.stream.unref();
                  }
                  return 0;
                }))
        .add("write", on((stream, call) -> stream.write(call.pinAt(1)) ? 1 : 0));
  }

  private void registerSockets(BindingTable.Group group) {
    group
        .add(
            "bind",
            on(
                (stream, call) -> {
                  tcp(stream).bind(address(call, 1), call.intAt(3));
                  return 0;
                }))
        .add(
            "bindPath",
            on(
                (stream, call) -> {
                  pipe(stream).bind(call.stringAt(1));
                  return 0;
                }))
        .add("listen", on((stream, call) -> listen(stream, call.intAt(1))))
        .add(
            "connect",
            on(
                (stream, call) -> {
                  tcp(stream)
                      .connect(
                          address(call, 1),
                          (request, status) -> events().connected(stream.id, status));
                  return 0;
                }))
        .add(
            "connectPath",
            on(
                (stream, call) -> {
                  pipe(stream)
                      .connect(
                          call.stringAt(1),
                          (request, status) -> events().connected(stream.id, status));
                  return 0;
                }))
        .add("getsockname", on((stream, call) -> name(stream.stream, false)))
        .add("getpeername", on((stream, call) -> name(stream.stream, true)));
  }

  private void registerOptions(BindingTable.Group group) {
    group
        .add(
            "setNoDelay",
            on(
                (stream, call) -> {
                  tcp(stream).noDelay(call.intAt(1) != 0);
                  return 0;
                }))
        .add(
            "setKeepAlive",
            on(
                (stream, call) -> {
                  tcp(stream).keepAlive(call.intAt(1) != 0, call.intAt(2));
                  return 0;
                }))
        .add(
            "setBlocking",
            on(
                (stream, call) -> {
                  stream.stream.setBlocking(call.intAt(1) != 0);
                  return 0;
                }))
        .add("chmod", on((stream, call) -> chmod(stream, call.intAt(1))));
  }

  private interface StreamCall {
    Object run(HostStream stream, HostCall call);
  }

  private HostFunction on(StreamCall body) {
    return call -> {
      takeSubmissions();
      HostStream stream = streams.get(call.intAt(0));
      if (stream == null || stream.stream.isClosing()) {
        return Errno.EBADF;
      }
      try {
        return body.run(stream, call);
      } catch (SystemError e) {
        return e.errno();
      }
    };
  }

  private void takeSubmissions() {
    Objects.requireNonNull(gate).takeSubmissions();
  }

  private StreamEvents events() {
    return Objects.requireNonNull(events, "not started");
  }

  /** The stream of an id, after what was submitted on it; null when it is closed. */
  @Nullable Stream stream(int id) {
    takeSubmissions();
    HostStream host = streams.get(id);
    return host == null || host.stream.isClosing() ? null : host.stream;
  }

  /** The memory into which all that is read goes. */
  ReadSlab slab() {
    return slab;
  }

  /** The oldest write of a stream ended. */
  void written(int id, int status) {
    events().written(id, status);
  }

  HostStream add(Stream stream) {
    HostStream host = new HostStream(++lastId, stream, events(), slab);
    streams.put(host.id, host);
    return host;
  }

  Stream make(int kind) {
    return kind == KIND_TCP ? new Tcp(loop) : new Pipe(loop);
  }

  static int open(Stream stream, int fd) {
    if (stream instanceof Tcp tcp) {
      tcp.open(fd);
    } else if (stream instanceof Pipe pipe) {
      pipe.open(fd);
    }
    return 0;
  }

  private static Tcp tcp(HostStream stream) {
    return (Tcp) stream.stream;
  }

  private static Pipe pipe(HostStream stream) {
    return (Pipe) stream.stream;
  }

  private static InetSocketAddress address(HostCall call, int index) {
    return new InetSocketAddress(
        InetAddress.ofLiteral(call.stringAt(index)), call.intAt(index + 1));
  }

  private int listen(HostStream server, int backlog) {
    if (server.stream instanceof Tcp tcp) {
      tcp.listen(
          backlog, (each, status) -> accept(server, status, status == 0 ? new Tcp(loop) : null));
    } else {
      pipe(server)
          .listen(
              backlog,
              (each, status) -> accept(server, status, status == 0 ? new Pipe(loop) : null));
    }
    return 0;
  }

  private void accept(HostStream server, int status, @Nullable Stream client) {
    if (client == null) {
      events().connection(server.id, status, 0);
      return;
    }
    try {
      server.stream.accept(client);
      events().connection(server.id, 0, add(client).id);
    } catch (SystemError e) {
      client.close();
      events().connection(server.id, e.errno(), 0);
    }
  }

  private static Object name(Stream stream, boolean peer) {
    if (stream instanceof Pipe pipe) {
      return new Object[] {peer ? pipe.getpeername() : pipe.getsockname()};
    }
    Tcp tcp = (Tcp) stream;
    InetSocketAddress address = peer ? tcp.getpeername() : tcp.getsockname();
    String text = NetworkFacts.socketText(address.getAddress());
    return new Object[] {text, address.getPort(), text.indexOf(':') >= 0 ? "IPv6" : "IPv4"};
  }

  private int reset(HostStream stream) {
    tcp(stream).closeReset(each -> forget(stream.id));
    return 0;
  }

  private int chmod(HostStream stream, int mode) {
    String path = pipe(stream).getsockname();
    return loop.files().port().chmod(path, mode);
  }

  private void forget(int id) {
    streams.remove(id);
    events().closed(id);
  }

  @Override
  public void write(int id, MemorySegment memory, long offset, int length) {
    HostStream stream = streams.get(id);
    if (stream == null) {
      events().written(id, Errno.ECANCELED);
    } else {
      stream.write(memory, offset, length);
    }
  }

  @Override
  public void writeSlab(int id, int offset, int length) {
    write(id, slab.segment(), offset, length);
  }

  @Override
  public void shutdown(int id) {
    HostStream stream = streams.get(id);
    if (stream != null) {
      stream.shutdown();
    }
  }

  @Override
  public void readStart(int id) {
    HostStream stream = streams.get(id);
    if (stream != null) {
      stream.readStart();
    }
  }

  @Override
  public void readStop(int id) {
    HostStream stream = streams.get(id);
    if (stream != null) {
      stream.readStop();
    }
  }

  @Override
  public void close(int id) {
    HostStream stream = streams.get(id);
    if (stream != null && !stream.stream.isClosing()) {
      stream.stream.close(each -> forget(id));
    }
  }

  @Override
  public void close() {
    for (HostStream stream : streams.values()) {
      if (!stream.stream.isClosing()) {
        stream.stream.close();
      }
    }
    slab.close();
  }
}
