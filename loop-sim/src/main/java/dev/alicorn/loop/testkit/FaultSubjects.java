package dev.alicorn.loop.testkit;

import dev.alicorn.loop.Async;
import dev.alicorn.loop.Check;
import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.FsEvent;
import dev.alicorn.loop.FsPoll;
import dev.alicorn.loop.Handle;
import dev.alicorn.loop.Idle;
import dev.alicorn.loop.Pipe;
import dev.alicorn.loop.Poll;
import dev.alicorn.loop.Prepare;
import dev.alicorn.loop.Process;
import dev.alicorn.loop.ProcessOptions;
import dev.alicorn.loop.Signal;
import dev.alicorn.loop.Stream;
import dev.alicorn.loop.Tcp;
import dev.alicorn.loop.Timer;
import dev.alicorn.loop.Tty;
import dev.alicorn.loop.Udp;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One callback of each kind that the loop has, brought about on a fresh loop. What a test has done
 * inside of it is given the handle, or null for a request that has none.
 */
final class FaultSubjects implements AutoCloseable {
  /** The kinds of callbacks. */
  enum Kind {
    TIMER,
    IDLE,
    PREPARE,
    CHECK,
    ASYNC,
    CLOSED,
    TASK,
    WORK,
    FILE,
    LOOKUP,
    RANDOM,
    TCP_CONNECTION,
    TCP_CONNECT,
    TCP_REFUSED,
    TCP_ALLOCATE,
    TCP_READ,
    TCP_END,
    TCP_WRITE,
    TCP_DRAIN,
    TCP_SHUTDOWN,
    PIPE_CONNECTION,
    PIPE_CONNECT,
    PIPE_REFUSED,
    PIPE_READ,
    PIPE_WRITE,
    PIPE_SHUTDOWN,
    UDP_RECEIVE,
    UDP_SEND,
    SIGNAL,
    PROCESS_EXIT,
    PROCESS_OUTPUT,
    FS_EVENT,
    FS_POLL,
    POLL,
    TTY_READ
  }

  private static final int SIGWINCH = 28;
  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);

  private final EventLoop loop;
  private final Path folder;
  private final Consumer<@Nullable Handle> inside;
  private @Nullable PseudoTerminal terminal;
  private Pipe.@Nullable Ends ends;

  FaultSubjects(EventLoop loop, Path folder, Consumer<@Nullable Handle> inside) {
    this.loop = loop;
    this.folder = folder;
    this.inside = inside;
  }

  /** Has a callback of this kind called, once or more. */
  void start(Kind kind) throws IOException, InterruptedException {
    switch (kind) {
      case TIMER -> new Timer(loop).startMillis(inside, 1, 1);
      case IDLE, PREPARE, CHECK -> startPhase(kind);
      case ASYNC -> new Async(loop, inside).send();
      case CLOSED -> new Timer(loop).close(inside);
      case TASK, WORK, FILE, LOOKUP, RANDOM -> startRequest(kind);
      case UDP_RECEIVE, UDP_SEND -> startUdp(kind == Kind.UDP_RECEIVE);
      case SIGNAL -> startSignal();
      case PROCESS_EXIT, PROCESS_OUTPUT -> startProcess(kind == Kind.PROCESS_EXIT);
      case FS_EVENT, FS_POLL -> startWatch(kind == Kind.FS_EVENT);
      case POLL -> startPoll();
      case TTY_READ -> startTerminal();
      default -> startStream(kind);
    }
  }

  private void startPhase(Kind kind) {
    Idle idle = new Idle(loop); // so that the loop turns
    idle.start(kind == Kind.IDLE ? inside : handle -> {});
    if (kind == Kind.PREPARE) {
      new Prepare(loop).start(inside);
    } else if (kind == Kind.CHECK) {
      new Check(loop).start(inside);
    }
  }

  private void startRequest(Kind kind) {
    switch (kind) {
      case TASK -> loop.execute(() -> inside.accept(null));
      case WORK -> loop.queueWork(() -> 1, (error, result) -> inside.accept(null));
      case FILE -> loop.asyncFiles().stat(".", (error, stat) -> inside.accept(null));
      case LOOKUP ->
          loop.names().getAddrInfo("127.0.0.1", 4, (error, found) -> inside.accept(null));
      default ->
          loop.random()
              .fill(MemorySegment.ofArray(new byte[8]), (error, bytes) -> inside.accept(null));
    }
  }

  private void startUdp(boolean receive) {
    Udp to = new Udp(loop);
    to.bind(ANY_PORT);
    if (receive) {
      to.receiveStart((udp, nread, buffer, offset, from, flags) -> inside.accept(udp));
    }
    Udp sender = new Udp(loop);
    sender.send(
        ByteBuffer.wrap(new byte[1]),
        to.getsockname(),
        (request, status) -> {
          if (!receive) {
            inside.accept(sender);
          }
        });
  }

  private void startSignal() throws IOException, InterruptedException {
    new Signal(loop).start(SIGWINCH, (signal, number) -> inside.accept(signal));
    String pid = Long.toString(ProcessHandle.current().pid());
    new ProcessBuilder("kill", "-" + SIGWINCH, pid).inheritIO().start().waitFor();
  }

  private void startProcess(boolean exit) {
    Pipe output = new Pipe(loop);
    ProcessOptions options =
        new ProcessOptions("echo")
            .args(List.of("echo", "hello"))
            .stdio(new dev.alicorn.loop.StdioContainer.Ignore())
            .stdio(new dev.alicorn.loop.StdioContainer.CreatePipe(output));
    new Process(loop)
        .spawn(
            options,
            (process, status, signal) -> {
              if (exit) {
                inside.accept(process);
              }
            });
    if (!exit) {
      output.readStart((stream, nread, buffer, offset) -> inside.accept(stream));
    }
  }

  private void startWatch(boolean event) {
    if (event) {
      new FsEvent(loop)
          .start(folder.toString(), 0, (handle, name, events, status) -> inside.accept(handle));
      loop.files().mkdir(folder.resolve("made").toString(), 0700);
    } else {
      new FsPoll(loop)
          .start(
              folder.resolve("missing").toString(),
              1,
              (handle, status, before, now) -> inside.accept(handle));
    }
  }

  private void startPoll() {
    Pipe.Ends made = Pipe.ends(loop);
    ends = made;
    new Poll(loop, made.write())
        .start(Poll.WRITABLE, (handle, status, events) -> inside.accept(handle));
  }

  private void startTerminal() {
    PseudoTerminal made = new PseudoTerminal(loop.files());
    terminal = made;
    new Tty(loop, made.slave()).readStart((stream, nread, buffer, offset) -> inside.accept(stream));
    loop.files().write(made.master(), Bytes.of("x\n"), 0, 2, -1);
  }

  private void startStream(Kind kind) {
    boolean tcp = kind.name().startsWith("TCP");
    Stream server = tcp ? new Tcp(loop) : new Pipe(loop);
    String path = folder.resolve("socket").toString();
    if (server instanceof Tcp socket) {
      socket.bind(ANY_PORT);
      if (kind != Kind.TCP_REFUSED) {
        socket.listen(1, (from, status) -> onConnection(kind, from));
      }
    } else if (kind != Kind.PIPE_REFUSED) {
      ((Pipe) server).bind(path);
      ((Pipe) server).listen(1, (from, status) -> onConnection(kind, from));
    }
    if (tcp) {
      Tcp client = new Tcp(loop);
      client.connect(
          ((Tcp) server).getsockname(), (request, status) -> onConnect(kind, client, status));
    } else {
      Pipe client = new Pipe(loop);
      client.connect(path, (request, status) -> onConnect(kind, client, status));
    }
  }

  private void onConnection(Kind kind, Stream server) {
    if (kind == Kind.TCP_CONNECTION || kind == Kind.PIPE_CONNECTION) {
      inside.accept(server);
      return;
    }
    Stream accepted = server instanceof Tcp ? new Tcp(loop) : new Pipe(loop);
    server.accept(accepted);
    switch (kind) {
      case TCP_ALLOCATE ->
          accepted.readStart(
              (stream, size, into) -> inside.accept(stream), (stream, nread, buffer, at) -> {});
      case TCP_READ, PIPE_READ ->
          accepted.readStart((stream, nread, buffer, at) -> inside.accept(stream));
      case TCP_END ->
          accepted.readStart(
              (stream, nread, buffer, at) -> {
                if (nread < 0) {
                  inside.accept(stream);
                }
              });
      default -> accepted.readStart((stream, nread, buffer, at) -> {});
    }
  }

  private void onConnect(Kind kind, Stream client, int status) {
    switch (kind) {
      case TCP_CONNECT, TCP_REFUSED, PIPE_CONNECT, PIPE_REFUSED -> inside.accept(client);
      case TCP_SHUTDOWN, PIPE_SHUTDOWN ->
          client.shutdown((request, result) -> inside.accept(client));
      case TCP_WRITE, PIPE_WRITE ->
          client.write(Bytes.of("x"), 0, 1, (request, result) -> inside.accept(client));
      case TCP_DRAIN -> {
        client.setWatermarks(0, 1, inside);
        MemorySegment much = MemorySegment.ofArray(new byte[16 << 20]);
        client.write(much, 0, (int) much.byteSize(), null);
      }
      case TCP_END -> client.shutdown((request, result) -> {});
      default -> {
        if (!client.isClosing() && status == 0) {
          client.write(Bytes.of("x"), 0, 1, null);
        }
      }
    }
  }

  @Override
  public void close() {
    if (terminal != null) {
      terminal.close();
    }
    if (ends != null) {
      loop.files().close(ends.read());
      loop.files().close(ends.write());
    }
  }
}
