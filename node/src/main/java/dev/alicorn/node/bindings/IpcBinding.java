package dev.alicorn.node.bindings;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.alicorn.engine.HostCall;
import dev.alicorn.loop.Errno;
import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.Pipe;
import dev.alicorn.loop.Stream;
import dev.alicorn.loop.SystemError;
import dev.alicorn.loop.Tcp;
import dev.alicorn.loop.spi.SystemPort;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * {@code internalBinding('ipc')}: pipes between processes, over which streams can be passed. They
 * are streams of the stream binding. Loop thread only.
 */
public final class IpcBinding {
  private final EventLoop loop;
  private final StreamBinding streams;

  /** Over a loop and its streams. */
  public IpcBinding(EventLoop loop, StreamBinding streams) {
    this.loop = loop;
    this.streams = streams;
  }

  /** Adds the functions. */
  public void register(BindingTable table) {
    table
        .group("ipc")
        .add("create", call -> streams.add(new Pipe(loop, true)).id)
        .add("send", this::send)
        .add("receive", this::receive);
  }

  /** Writes bytes and passes a stream with them; 0, and the end of the write follows, or errno. */
  private Object send(HostCall call) {
    int id = call.intAt(0);
    Stream passed = streams.stream(call.intAt(2));
    if (passed == null || !(streams.stream(id) instanceof Pipe channel)) {
      return Errno.EBADF;
    }
    ByteBuffer bytes = ByteBuffer.wrap(call.bytesAt(1).toArray(JAVA_BYTE));
    try {
      channel.write2(bytes, passed, (request, status) -> streams.written(id, status));
      return 0;
    } catch (SystemError e) {
      return e.errno();
    }
  }

  /** Kind and id of the oldest stream that was passed to us, or errno. */
  private Object receive(HostCall call) {
    if (!(streams.stream(call.intAt(0)) instanceof Pipe channel)) {
      return Errno.EBADF;
    }
    try {
      Stream stream = open(channel.acceptPending());
      return stream == null
          ? Errno.ENOTSUP
          : new Object[] {stream instanceof Tcp ? 0 : 1, streams.add(stream).id};
    } catch (SystemError e) {
      return e.errno();
    }
  }

  private @Nullable Stream open(int fd) {
    SystemPort system = loop.system();
    SystemPort.Kind kind = system == null ? SystemPort.Kind.UNKNOWN : system.kind(fd);
    switch (kind) {
      case TCP -> {
        Tcp tcp = new Tcp(loop);
        tcp.open(fd);
        return tcp;
      }
      case PIPE -> {
        Pipe pipe = new Pipe(loop);
        pipe.open(fd);
        return pipe;
      }
      default -> {
        loop.files().close(fd);
        return null;
      }
    }
  }
}
