package dev.alicorn.node.bindings;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.alicorn.engine.HostCall;
import dev.alicorn.loop.Errno;
import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.Pipe;
import dev.alicorn.loop.Stream;
import dev.alicorn.loop.SystemError;
import dev.alicorn.loop.Udp;
import dev.alicorn.loop.spi.SystemPort;
import java.nio.ByteBuffer;

/**
 * {@code internalBinding('ipc')}: pipes between processes, over which handles can be passed. They
 * are streams of the stream binding. Loop thread only.
 */
public final class IpcBinding {
  private static final int KIND_UDP = 2; // beside those of streams

  private final EventLoop loop;
  private final StreamBinding streams;
  private final UdpBinding datagrams;

  /** Over a loop, its streams and its datagram sockets. */
  public IpcBinding(EventLoop loop, StreamBinding streams, UdpBinding datagrams) {
    this.loop = loop;
    this.streams = streams;
    this.datagrams = datagrams;
  }

  /** Adds the functions. */
  public void register(BindingTable table) {
    table
        .group("ipc")
        .add("create", call -> streams.add(new Pipe(loop, true)).id)
        .add("send", this::send)
        .add("receive", this::receive);
  }

  /** Writes bytes and passes a handle with them; 0, and the end of the write follows, or errno. */
  private Object send(HostCall call) {
    int id = call.intAt(0);
    if (!(streams.stream(id) instanceof Pipe channel)) {
      return Errno.EBADF;
    }
    ByteBuffer bytes = ByteBuffer.wrap(call.bytesAt(1).toArray(JAVA_BYTE));
    try {
      int passed = descriptor(call.intAt(2), call.intAt(3));
      channel.write2(bytes, passed, (request, status) -> streams.written(id, status));
      return 0;
    } catch (SystemError e) {
      return e.errno();
    }
  }

  /** The descriptor of a handle by its kind and id. */
  private int descriptor(int kind, int id) {
    if (kind == KIND_UDP) {
      Udp udp = datagrams.udp(id);
      return udp == null ? Errno.EBADF : udp.fileno();
    }
    Stream stream = streams.stream(id);
    return stream == null ? Errno.EBADF : stream.fileno();
  }

  /** Kind and id of the oldest handle that was passed to us, or errno. */
  private Object receive(HostCall call) {
    if (!(streams.stream(call.intAt(0)) instanceof Pipe channel)) {
      return Errno.EBADF;
    }
    try {
      int fd = channel.acceptPending();
      int kind = kindOf(fd);
      if (kind < 0) {
        loop.files().close(fd);
        return kind;
      }
      if (kind == KIND_UDP) {
        return new Object[] {kind, datagrams.adopt(fd)};
      }
      Stream stream = streams.make(kind);
      StreamBinding.open(stream, fd);
      return new Object[] {kind, streams.add(stream).id};
    } catch (SystemError e) {
      return e.errno();
    }
  }

  /** The kind of handle that a descriptor is for, or errno. */
  private int kindOf(int fd) {
    SystemPort system = loop.system();
    return switch (system == null ? SystemPort.Kind.UNKNOWN : system.kind(fd)) {
      case TCP -> StreamBinding.KIND_TCP;
      case PIPE -> StreamBinding.KIND_PIPE;
      case UDP -> KIND_UDP;
      default -> Errno.ENOTSUP;
    };
  }
}
