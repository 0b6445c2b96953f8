package dev.alicorn.loop.nio;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.IoVector;
import dev.alicorn.loop.ReadBuffer;
import dev.alicorn.loop.spi.StreamKind;
import dev.alicorn.loop.spi.StreamPort;
import dev.alicorn.loop.spi.StreamSink;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.SocketAddress;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * A stream port on a SocketChannel or ServerSocketChannel. The channel is made when its address
 * family is known: at bind, connect or listen.
 */
final class NioStreamPort extends NioPort<StreamSink> implements StreamPort {
  /** How many full buffers a port may take in its turn. */
  private static final int READS_A_TURN = 32;

  /** How many connections a server may take in its turn. */
  private static final int ACCEPTS_A_TURN = 64;

  private final NioBackend backend;
  private final NioSockets sockets;
  private @Nullable SocketChannel stream;
  private @Nullable ServerSocketChannel server;
  private @Nullable SelectionKey key;
  private @Nullable IoVector writing;
  private boolean connecting;
  private boolean reading;
  private boolean accepting;
  private boolean outOfDescriptors;
  private boolean closed;

  NioStreamPort(NioBackend backend, StreamKind kind) {
    this.backend = backend;
    this.sockets = new NioSockets(kind);
  }

  private NioStreamPort(NioBackend backend, NioSockets server, SocketChannel accepted)
      throws IOException {
    this.backend = backend;
    this.sockets = server.accepted(accepted);
    accepted.configureBlocking(false);
    stream = accepted;
  }

  /** Opens it as one end of a connected pair, and gives the other, which blocks. */
  SocketChannel openPair() throws IOException {
    if (stream != null || server != null) {
      throw new IllegalArgumentException("in use");
    }
    SocketChannel[] pair = sockets.pair();
    pair[0].configureBlocking(false);
    stream = pair[0];
    return pair[1];
  }

  @Override
  public int bind(SocketAddress address, int flags) {
    if (stream != null || server != null) {
      return Errno.EINVAL;
    }
    try {
      return sockets.bind(address, flags);
    } catch (IOException | RuntimeException e) {
      return Errnos.of(e);
    }
  }

  @Override
  public int listen(int backlog) {
    try {
      if (server == null) {
        server = sockets.listen(backlog);
      }
      acceptStart();
      return 0;
    } catch (IOException | RuntimeException e) {
      return Errnos.of(e);
    }
  }

  @Override
  public void acceptStart() {
    accepting = true;
    updateInterest();
  }

  @Override
  public void acceptStop() {
    accepting = false;
    updateInterest();
  }

  @Override
  public int connect(SocketAddress address) {
    if (stream != null) {
      return Errno.EISCONN;
    }
    try {
      SocketChannel channel = sockets.streamFor(address);
      boolean done;
      try {
        done = channel.connect(sockets.jdkAddress(address));
      } catch (IOException | RuntimeException e) {
        sockets.abandon();
        return Errnos.of(e);
      }
      stream = channel;
      if (done) {
        backend.defer(this::connectedAtOnce);
      } else {
        connecting = true;
        updateInterest();
      }
      return 0;
    } catch (IOException | RuntimeException e) {
      return Errnos.of(e);
    }
  }

  private void connectedAtOnce() {
    if (!closed) {
      sink().onConnect(0);
    }
  }

  private void register(SelectableChannel channel, int ops) throws IOException {
    if (key == null) {
      key = channel.register(backend.selector(), ops, this);
    } else {
      key.interestOps(ops);
    }
  }

  /** Registers or changes what the selector watches, from what the port wants now. */
  private void updateInterest() {
    int ops =
        (reading ? SelectionKey.OP_READ : 0)
            | (writing != null ? SelectionKey.OP_WRITE : 0)
            | (connecting ? SelectionKey.OP_CONNECT : 0)
            | (isAccepting() ? SelectionKey.OP_ACCEPT : 0);
    SelectableChannel channel = server != null ? server : stream;
    SelectionKey present = key;
    if (channel == null || closed || (present == null ? ops == 0 : present.interestOps() == ops)) {
      return;
    }
    try {
      register(channel, ops);
    } catch (IOException e) {
      throw new IllegalStateException(e); // only a channel that is closed behind our back
    }
  }

  @Override
  void serve(int ops) {
    if ((ops & SelectionKey.OP_ACCEPT) != 0) {
      serveAccepts();
    }
    if ((ops & SelectionKey.OP_CONNECT) != 0 && !closed) {
      serveConnect();
    }
    if ((ops & SelectionKey.OP_READ) != 0) {
      serveReads();
    }
    if ((ops & SelectionKey.OP_WRITE) != 0 && !closed) {
      serveWrite();
    }
  }

  private void serveAccepts() {
    for (int i = 0; i < ACCEPTS_A_TURN && isAccepting() && server != null; i++) {
      NioStreamPort port = null;
      int status = 0;
      try {
        SocketChannel accepted = server.accept();
        if (accepted == null) {
          return;
        }
        port = new NioStreamPort(backend, sockets, accepted);
        backend.reserve.keep();
      } catch (IOException | RuntimeException e) {
        status = Errnos.of(e);
      }
      if (status == Errno.EMFILE || status == Errno.ENFILE) {
        turnAway(server);
      } else if (status != Errno.ECONNABORTED) {
        sink().onConnection(port, status);
      }
    }
  }

  private boolean isAccepting() {
    return accepting && !outOfDescriptors && !closed;
  }

  /** No descriptor is left for a connection. */
  private void turnAway(ServerSocketChannel listening) {
    if (!backend.reserve.shed(listening)) {
      outOfDescriptors = true;
      updateInterest();
      backend.reserve.waitForMore(this);
    }
  }

  /** There may be descriptors again. */
  void acceptAgain() {
    outOfDescriptors = false;
    if (!closed) {
      updateInterest();
    }
  }

  private void serveConnect() {
    SocketChannel channel = stream;
    if (channel == null) {
      return;
    }
    int status = 0;
    try {
      if (!channel.finishConnect()) {
        return;
      }
    } catch (IOException | RuntimeException e) {
      status = Errnos.of(e);
    }
    connecting = false;
    if (status == 0) {
      updateInterest();
    } else if (key != null) {
      key.cancel();
    }
    sink().onConnect(status);
  }

  private void serveReads() {
    for (int i = 0; i < READS_A_TURN && reading && !closed; i++) {
      ReadBuffer into = backend.readBuffer;
      sink().allocate(64 * 1024, into);
      MemorySegment memory = into.segment();
      long offset = into.offset();
      int length = into.length();
      if (!reading || closed) {
        return;
      }
      int count =
          length == 0
              ? Errno.ENOBUFS
              : NioTransfers.read(stream, backend.views.view(memory, offset, length));
      if (count < 0 && count != Errno.ENOBUFS) {
        reading = false;
        updateInterest();
      }
      sink().onRead(count, memory, offset);
      if (count < length || length == 0) {
        return;
      }
    }
  }

  private void serveWrite() {
    IoVector data = writing;
    if (data == null) {
      return;
    }
    int result = NioTransfers.write(stream, backend.views, data);
    if (result != Errno.EAGAIN) {
      writing = null;
      sink().onWrite(result);
      if (!closed) {
        updateInterest();
      }
    }
  }

  @Override
  public int readStart() {
    if (stream == null) {
      return Errno.ENOTCONN;
    }
    reading = true;
    updateInterest();
    return 0;
  }

  @Override
  public int readStop() {
    reading = false;
    updateInterest();
    return 0;
  }

  @Override
  public int write(IoVector data) {
    int result = NioTransfers.write(stream, backend.views, data);
    if (result != Errno.EAGAIN) {
      return result;
    }
    writing = data;
    updateInterest();
    return PENDING;
  }

  @Override
  public int tryWrite(MemorySegment data, long offset, int length) {
    return NioTransfers.write(stream, backend.views.view(data, offset, length));
  }

  @Override
  public int tryWrite(IoVector data) {
    return data.descriptor() >= 0 ? Errno.ENOTSUP : NioTransfers.write(stream, backend.views, data);
  }

  @Override
  public int shutdown() {
    try {
      if (stream == null) {
        return Errno.ENOTCONN;
      }
      stream.shutdownOutput();
      return 0;
    } catch (IOException | RuntimeException e) {
      return Errnos.of(e);
    }
  }

  @Override
  public int setBlocking(boolean blocking) {
    return Errno.ENOTSUP;
  }

  @Override
  public int setNoDelay(boolean enable) {
    return sockets.setNoDelay(stream, enable);
  }

  @Override
  public int setKeepAlive(boolean enable, int delaySeconds) {
    return sockets.setKeepAlive(stream, enable, delaySeconds);
  }

  @Override
  public int setKeepAlive(int delaySeconds, int intervalSeconds, int probes) {
    return sockets.setKeepAlive(stream, delaySeconds, intervalSeconds, probes);
  }

  @Override
  public int sendBufferSize(int bytes) {
    return NioSockets.sendBufferSize(stream, bytes);
  }

  @Override
  public int receiveBufferSize(int bytes) {
    return NioSockets.receiveBufferSize(server != null ? server : stream, bytes);
  }

  @Override
  public @Nullable SocketAddress localAddress() {
    return sockets.localAddress(server != null ? server : stream);
  }

  @Override
  public @Nullable SocketAddress peerAddress() {
    return sockets.peerAddress(stream);
  }

  @Override
  public int fileno() {
    return stream == null && server == null ? Errno.EBADF : Errno.ENOTSUP;
  }

  @Override
  public boolean close(boolean reset) {
    closed = true;
    reading = false;
    accepting = false;
    writing = null;
    boolean wasServer = server != null;
    sockets.close(stream, server, reset);
    if (key != null) {
      backend.closed(wasServer || reset);
    }
    return true;
  }
}
