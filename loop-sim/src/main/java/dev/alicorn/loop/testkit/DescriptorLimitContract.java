package dev.alicorn.loop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.RunMode;
import dev.alicorn.loop.Tcp;
import dev.alicorn.loop.spi.BackendProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * A process that has no descriptor left, on Linux.
 *
 * <p>The limit is set while something runs (man 2 setrlimit); descriptors that are open stay so.
 */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
public abstract class DescriptorLimitContract {
  private static final int RLIMIT_NOFILE = 7;
  private static final int CLIENTS = 5;

  private final List<String> log = new ArrayList<>();

  /** For the subclasses. */
  protected DescriptorLimitContract() {}

  /** The back end under test. */
  protected abstract BackendProvider provider();

  /** A class that cannot be read because no descriptor is left cannot be loaded later either. */
  @BeforeEach
  final void loadClasses() throws IOException {
    try (EventLoop loop = EventLoop.builder().backend(provider()).open()) {
      InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      Tcp tcp = new Tcp(loop);
      tcp.bind(any);
      assertThatThrownBy(() -> tcp.bind(any)).hasMessageContaining("EINVAL");
      assertThatThrownBy(() -> loop.files().open("/missing", 0, 0)).hasMessageContaining("ENOENT");
      Tcp server = bound(loop);
      listen(server);
      serveOne(loop, server);
    }
    log.clear();
  }

  @SuppressWarnings("restricted")
  private static int limit(String function, MemorySegment limits) {
    Linker linker = Linker.nativeLinker();
    MethodHandle handle =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow(function),
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
    try {
      return (int) handle.invokeExact(RLIMIT_NOFILE, limits);
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Runs something while no further descriptor can be had. */
  protected static void withoutDescriptors(Runnable task) {
    withDescriptorsUpTo(1, task); // those that are open stay so
  }

  /** Runs something while no descriptor can be had whose number is not below a limit. */
  private static void withDescriptorsUpTo(long number, Runnable task) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment limits = arena.allocate(16, Long.BYTES);
      assertThat(limit("getrlimit", limits)).isZero();
      long most = limits.get(ValueLayout.JAVA_LONG, 0);
      limits.set(ValueLayout.JAVA_LONG, 0, number);
      assertThat(limit("setrlimit", limits)).isZero();
      try {
        task.run();
      } finally {
        limits.set(ValueLayout.JAVA_LONG, 0, most);
        limit("setrlimit", limits);
      }
    }
  }

  private static Tcp bound(EventLoop loop) {
    Tcp server = new Tcp(loop);
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    return server;
  }

  private void listen(Tcp server) {
    server.listen(
        16,
        (from, status) -> {
          log.add(status == 0 ? "connection" : Errno.name(status));
          Tcp client = new Tcp(server.loop());
          from.accept(client);
          client.close();
        });
  }

  private void serveOne(EventLoop loop, Tcp server) throws IOException {
    int before = log.size();
    try (SocketChannel client = SocketChannel.open(server.getsockname())) {
      while (log.size() == before) {
        loop.run(RunMode.ONCE);
      }
      loop.run(RunMode.NOWAIT);
      assertThat(client.read(ByteBuffer.allocate(1))).isEqualTo(-1);
    }
  }

  // An accept under way on a ring keeps the limit that it began with: it begins with the first poll
  // after listen, without descriptors.
  @Test
  void accept_noDescriptorLeft_goesOnServingLater() throws IOException {
    try (EventLoop loop = EventLoop.builder().backend(provider()).open()) {
      Tcp server = bound(loop);
      List<SocketChannel> waiting = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        waiting.add(SocketChannel.open());
      }
      listen(server);
      withoutDescriptors(
          () -> {
            for (SocketChannel each : waiting) {
              loop.run(RunMode.NOWAIT);
              connect(each, server);
              loop.run(RunMode.NOWAIT);
            }
          });
      assertThat(log).isEmpty();
      serveOne(loop, server);
      for (SocketChannel each : waiting) {
        each.close();
      }
    }
  }

  @Test
  void accept_reserveLost_isTriedAgainAndHasAReserveAgain() throws IOException {
    try (EventLoop loop = EventLoop.builder().backend(provider()).open();
        SocketChannel early = SocketChannel.open();
        SocketChannel late = SocketChannel.open()) {
      Tcp server = bound(loop);
      listen(server);
      withoutDescriptors(
          () -> {
            loop.run(RunMode.NOWAIT);
            connect(early, server);
            loop.run(RunMode.NOWAIT);
          });
      while (log.isEmpty()) {
        loop.run(RunMode.ONCE);
      }
      loop.run(RunMode.NOWAIT);
      assertThat(early.read(ByteBuffer.allocate(1))).isEqualTo(-1);
      Tcp other = bound(loop);

      shedWithAllTaken(loop, other, late);

      assertThat(log).containsExactly("connection");
    }
  }

  /** Connects while only what is in reserve can be had, until the client has seen its end. */
  private void shedWithAllTaken(EventLoop loop, Tcp server, SocketChannel client)
      throws IOException {
    List<DatagramChannel> taken = new ArrayList<>();
    listen(server);
    withDescriptorsUpTo(
        highestDescriptor() + 64,
        () -> {
          assertThatThrownBy(() -> takeAll(taken)).hasMessageContaining("Too many open files");
          loop.run(RunMode.NOWAIT);
          connect(client, server);
          while (!isEnded(client)) {
            loop.run(RunMode.ONCE);
          }
        });
    for (DatagramChannel each : taken) {
      each.close();
    }
  }

  private static void takeAll(List<DatagramChannel> taken) throws IOException {
    while (true) {
      taken.add(DatagramChannel.open());
    }
  }

  private static long highestDescriptor() throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.mapToLong(each -> Long.parseLong(each.getFileName().toString())).max().orElse(0);
    }
  }

  private static boolean isEnded(SocketChannel client) {
    try {
      client.configureBlocking(false);
      return client.read(ByteBuffer.allocate(1)) < 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void connect(SocketChannel client, Tcp server) {
    try {
      client.connect(server.getsockname());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
