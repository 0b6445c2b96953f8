package dev.alicorn.loop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alicorn.loop.Async;
import dev.alicorn.loop.Errno;
import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.OpenFlags;
import dev.alicorn.loop.Pipe;
import dev.alicorn.loop.Poll;
import dev.alicorn.loop.RunMode;
import dev.alicorn.loop.Signal;
import dev.alicorn.loop.Tcp;
import dev.alicorn.loop.Timer;
import dev.alicorn.loop.Udp;
import dev.alicorn.loop.spi.FilePort;
import dev.alicorn.loop.spi.SystemPort;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Streams on descriptors of any kind, for back ends that have them; streams that are passed on. */
public abstract class DescriptorContract extends StreamContract {
  /** For the subclasses. */
  protected DescriptorContract() {}

  private int[] pipe(boolean nonBlocking) {
    int[] ends = new int[2];
    SystemPort system = Objects.requireNonNull(loop.system());
    assertThat(system.pipe(ends, nonBlocking, nonBlocking)).isZero();
    return ends;
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void open_pipesEnds_goOneWay() {
    int[] ends = pipe(false);
    Pipe in = new Pipe(loop);
    Pipe out = new Pipe(loop);
    in.open(ends[0]);
    out.open(ends[1]);
    assertThat(in.isReadable() && !in.isWritable()).isTrue();
    assertThat(out.isWritable() && !out.isReadable()).isTrue();
    assertThat(in.fileno()).isEqualTo(ends[0]);
    StringBuilder text = collect(in);
    write(out, "through");
    out.shutdown((request, status) -> out.close());

    run();

    assertThat(text).hasToString("through");
    assertThat(log).containsExactly("EOF");
    assertThatThrownBy(() -> in.write(bytes("x"), null)).hasMessageStartingWith("EPIPE");
  }

  @Test
  void open_closedDescriptor_isEbadf() {
    assertThatThrownBy(() -> new Pipe(loop).open(1_000_000)).hasMessageStartingWith("EBADF");
  }

  @Test
  void open_file_isRefused(@TempDir Path dir) {
    int fd =
        loop.files().open(dir.resolve("f").toString(), OpenFlags.O_RDWR | OpenFlags.O_CREAT, 0600);
    try {
      assertThatThrownBy(() -> new Pipe(loop).open(fd)).hasMessageStartingWith("EPERM");
      assertThat(loop.files().fstat(fd).size()).isZero();
    } finally {
      loop.files().close(fd);
    }
  }

  @Test
  void connect_twoPipes_talkBothWays() {
    Pipe one = new Pipe(loop);
    Pipe other = new Pipe(loop);
    Pipe.connect(one, other);
    echo(other);
    sayOnce(one, "hello", other);

    run();

    assertThat(log).containsExactly("hello");
  }

  @Test
  void setBlocking_pipe_writesAllAtOnce() throws InterruptedException {
    int most = 1 << 20;
    int[] ends = pipe(false);
    Pipe out = new Pipe(loop);
    out.open(ends[1]);
    out.setBlocking(true);
    Thread reader = readerOf(ends[0]);

    int count = out.tryWrite(Bytes.pattern(most), 0, most);
    out.close();
    run();
    reader.join();

    assertThat(count).isEqualTo(most);
  }

  /** A thread that reads a descriptor to its end, and closes it. */
  private Thread readerOf(int fd) {
    FilePort port = loop.files().port();
    MemorySegment memory = Bytes.pattern(4096);
    Thread reader =
        new Thread(
            () -> {
              while (port.read(fd, memory, 0, 4096, -1) > 0) {}
              port.close(fd);
            });
    reader.start();
    return reader;
  }

  @Test
  void bufferSizes_socketHasThem_pipeHasNot() {
    int[] ends = pipe(true);
    Pipe in = new Pipe(loop);
    in.open(ends[0]);
    loop.files().close(ends[1]);
    assertThatThrownBy(() -> in.sendBufferSize(0)).hasMessageStartingWith("ENOTSOCK");
    assertThatThrownBy(() -> new Pipe(loop).receiveBufferSize(0)).hasMessageStartingWith("EBADF");
    Pipe one = new Pipe(loop);
    Pipe other = new Pipe(loop);
    Pipe.connect(one, other);
    one.sendBufferSize(20_000);
    one.receiveBufferSize(20_000);

    assertThat(one.sendBufferSize(0)).isBetween(20_000, 40_000);
    assertThat(one.receiveBufferSize(0)).isBetween(20_000, 40_000);
  }

  @Test
  void fileno_ofEachKind_isItsDescriptor() {
    Tcp tcp = new Tcp(loop);
    assertThatThrownBy(tcp::fileno).hasMessageStartingWith("EBADF");
    tcp.bind(anyPort());
    Udp udp = new Udp(loop);
    assertThatThrownBy(udp::fileno).hasMessageStartingWith("EBADF");
    udp.bind(anyPort());
    Pipe pipe = new Pipe(loop);
    int[] ends = pipe(true);
    pipe.open(ends[0]);
    Poll poll = new Poll(loop, ends[1]);

    assertThat(tcp.fileno()).isGreaterThan(2);
    assertThat(udp.fileno()).isGreaterThan(2);
    assertThat(pipe.fileno()).isEqualTo(ends[0]);
    assertThat(poll.fileno()).isEqualTo(ends[1]);
    poll.close();
    loop.files().close(ends[1]);
    assertThatThrownBy(poll::fileno).hasMessage("Poll is closing");
  }

  @Test
  void write2_eachKind_waitsAsThatKind() {
    Pipe from = new Pipe(loop, true);
    Pipe to = new Pipe(loop, true);
    Pipe.connect(from, to);
    Tcp server = new Tcp(loop);
    server.bind(anyPort());
    Udp udp = new Udp(loop);
    udp.bind(anyPort());
    Pipe local = new Pipe(loop);
    local.bind("\0alicorn-descriptor-" + ProcessHandle.current().pid());
    assertThat(to.pendingType()).isEqualTo(SystemPort.Kind.UNKNOWN);
    from.write2(bytes("a"), server, null);
    from.write2(bytes("b"), local, null);
    StringBuilder text = collect(to);
    runUntil(() -> text.length() == 2);
    from.close();

    assertThat(to.pendingCount()).isEqualTo(2);
    assertThat(to.pendingType()).isEqualTo(SystemPort.Kind.TCP);
    Tcp passed = new Tcp(loop);
    to.acceptPending(passed);
    assertThat(passed.getsockname()).isEqualTo(server.getsockname());
    assertThat(to.pendingType()).isEqualTo(SystemPort.Kind.PIPE);
    Pipe passedLocal = new Pipe(loop);
    to.acceptPending(passedLocal);
    assertThat(passedLocal.getsockname()).isEqualTo(local.getsockname());
    assertThatThrownBy(() -> to.acceptPending(new Tcp(loop))).hasMessageStartingWith("EAGAIN");
  }

  @Test
  void pending_neverAccepted_isClosedWithThePipe() {
    Pipe from = new Pipe(loop, true);
    Pipe to = new Pipe(loop, true);
    Pipe.connect(from, to);
    Tcp server = new Tcp(loop);
    server.bind(anyPort());
    from.write2(bytes("a"), server, null);
    StringBuilder text = collect(to);
    runUntil(() -> text.length() == 1);

    assertThat(to.pendingCount()).isOne();
  }

  @Test
  void acceptPending_usedStream_isRefusedAndDescriptorClosed() {
    Pipe from = new Pipe(loop, true);
    Pipe to = new Pipe(loop, true);
    Pipe.connect(from, to);
    Tcp server = new Tcp(loop);
    server.bind(anyPort());
    assertThat(from.tryWrite2(bytes("a"), server)).isOne();
    StringBuilder text = collect(to);
    runUntil(() -> text.length() == 1);

    assertThatThrownBy(() -> to.acceptPending(server)).hasMessageStartingWith("EBUSY");
    assertThat(to.pendingCount()).isZero();
  }

  @Test
  void tryWrite2_withoutIpc_isInvalid() {
    Pipe one = new Pipe(loop);
    Pipe other = new Pipe(loop);
    Pipe.connect(one, other);

    assertThat(one.tryWrite2(bytes("x"), other)).isEqualTo(Errno.EINVAL);
    assertThatThrownBy(() -> one.write2(bytes("x"), other, null)).hasMessageStartingWith("EINVAL");
  }

  @Test
  void tryWrite2_full_isAgainAndPassesNothing() {
    Pipe from = new Pipe(loop, true);
    Pipe to = new Pipe(loop, true);
    Pipe.connect(from, to);
    while (from.tryWrite(Bytes.pattern(65_536), 0, 65_536) > 0) {}

    assertThat(from.tryWrite2(bytes("x"), to)).isEqualTo(Errno.EAGAIN);
  }

  @Test
  void abstractName_isNoFileAndGoesWithItsServer() {
    String name = "\0alicorn-abstract-" + ProcessHandle.current().pid();
    Pipe server = new Pipe(loop);
    server.bind(name);
    assertThat(server.getsockname()).isEqualTo(name);
    assertThatThrownBy(() -> server.chmod(true, true)).hasMessageStartingWith("ENOENT");
    server.listen(
        1,
        (from, status) -> {
          Pipe client = new Pipe(loop);
          from.accept(client);
          echo(client);
        });
    Pipe client = new Pipe(loop);
    client.connect(name, (request, status) -> sayOnce(client, "hello", server));

    run();

    assertThat(log).containsExactly("hello");
    Pipe again = new Pipe(loop);
    again.bind(name);
  }

  @Test
  void acceptPending_server_goesOnListening() {
    Pipe from = new Pipe(loop, true);
    Pipe to = new Pipe(loop, true);
    Pipe.connect(from, to);
    Tcp server = new Tcp(loop);
    server.bind(anyPort());
    from.write2(bytes("a"), server, (request, status) -> server.close());
    StringBuilder text = collect(to);
    runUntil(() -> text.length() == 1);
    Tcp passed = new Tcp(loop);
    to.acceptPending(passed);
    to.close();
    from.close();
    passed.listen(
        1,
        (listener, status) -> {
          Tcp accepted = new Tcp(loop);
          listener.accept(accepted);
          echo(accepted);
        });
    Tcp client = new Tcp(loop);
    client.connect(passed.getsockname(), (request, status) -> sayOnce(client, "hello", passed));

    run();

    assertThat(log).containsExactly("hello");
  }

  @Test
  void acceptPending_connection_goesOnTalking() {
    Pipe from = new Pipe(loop, true);
    Pipe to = new Pipe(loop, true);
    Pipe.connect(from, to);
    Pair pair = connectedTcp();
    from.write2(bytes("a"), pair.server(), (request, status) -> pair.server().close());
    StringBuilder text = collect(to);
    runUntil(() -> text.length() == 1);
    Tcp passed = new Tcp(loop);
    to.acceptPending(passed);
    assertThat(passed.getpeername()).isEqualTo(((Tcp) pair.client()).getsockname());
    assertThatThrownBy(() -> passed.open(1_000_000)).hasMessageStartingWith("EBUSY");
    to.close();
    from.close();
    echo(passed);
    sayOnce(pair.client(), "hello", passed);

    run();

    assertThat(log).containsExactly("hello");
  }

  @Test
  void backendFileno_inAnotherLoop_tellsWhenThereIsWork() {
    try (EventLoop inner = builder().open()) {
      Async async = new Async(inner, handle -> log.add("inner"));
      Poll poll = new Poll(loop, inner.backendFileno());
      poll.start(
          Poll.READABLE,
          (handle, status, events) -> {
            log.add("outer");
            inner.run(RunMode.NOWAIT);
            handle.close();
            async.close();
          });
      Tcp tcp = new Tcp(inner);
      tcp.connect(
          new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 1),
          (request, status) -> {
            log.add("refused");
            tcp.close();
          });

      run();
    }

    assertThat(log).containsExactly("outer", "refused");
  }

  @Test
  void signals_duringAnEcho_loseNothing() {
    int sigurg = 23;
    Signal signal = new Signal(loop); // without a handler it would interrupt nothing
    signal.start(sigurg, (handle, number) -> log.add("signal"));
    signal.unref();
    recountDescriptors(); // what it takes to watch signals stays open
    Pair pair = connectedTcp();
    echo(pair.server());
    int most = 1 << 20;
    int[] got = {0};
    pair.client().readStart((stream, nread, buffer, offset) -> got[0] += Math.max(nread, 0));
    SystemPort system = Objects.requireNonNull(loop.system());
    int pid = (int) ProcessHandle.current().pid();
    Timer tick = new Timer(loop);
    tick.startMillis(
        each -> {
          system.kill(pid, sigurg);
          if (got[0] >= most && !log.isEmpty()) {
            pair.client().close();
            each.close();
          }
        },
        1,
        1);
    pair.client().write(Bytes.pattern(most), 0, most, null);

    loop.run();

    assertThat(got[0]).isEqualTo(most);
    assertThat(log).isNotEmpty();
  }
}
