package dev.alicorn.loop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.LoopFutures;
import dev.alicorn.loop.LoopGroup;
import dev.alicorn.loop.Stream;
import dev.alicorn.loop.SystemError;
import dev.alicorn.loop.Tcp;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** Groups of loops, and their requests as futures. */
public abstract class GroupContract extends LoopContract {
  private static final int BACKLOG = 128;

  /** For the subclasses. */
  protected GroupContract() {}

  private LoopGroup group(int size) {
    return LoopGroup.open(size, this::builder, each -> {});
  }

  /** A server on a loop of a group that sends back what comes; its address. */
  private static InetSocketAddress startEcho(EventLoop on) {
    return new LoopFutures(on)
        .call(
            () -> {
              Tcp server = new Tcp(on);
              server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
              server.listen(BACKLOG, (from, status) -> accept(from));
              return server.getsockname();
            })
        .join();
  }

  private static void accept(Stream server) {
    Tcp client = new Tcp(server.loop());
    server.accept(client);
    client.readStart(
        (from, nread, buffer, offset) -> {
          if (nread > 0) {
            byte[] bytes =
                buffer.asSlice(offset, nread).toArray(java.lang.foreign.ValueLayout.JAVA_BYTE);
            from.write(ByteBuffer.wrap(bytes), null);
          } else if (nread < 0) {
            from.close();
          }
        });
  }

  @Test
  void loops_eachHasItsThread_andNextGoesRound() {
    try (LoopGroup group = group(3)) {
      Set<Thread> threads = ConcurrentHashMap.newKeySet();
      for (EventLoop each : group.loops()) {
        new LoopFutures(each).call(() -> threads.add(Thread.currentThread())).join();
      }
      assertThat(threads).hasSize(3);
      assertThat(List.of(group.next(), group.next(), group.next()))
          .containsExactlyElementsOf(group.loops());
      assertThat(group.next()).isSameAs(group.loops().getFirst());
    }
  }

  @Test
  void close_endsThreadsAndHandles() {
    LoopGroup group = group(2);
    List<EventLoop> loops = group.loops();
    startEcho(loops.getFirst());
    group.close();
    group.close();

    assertThat(loops).noneMatch(EventLoop::isRunning);
  }

  @Test
  void open_setUpThrows_throwsThatAndLeavesNothing() {
    assertThatThrownBy(
            () ->
                LoopGroup.open(
                    2,
                    this::builder,
                    each -> {
                      throw new IllegalStateException("no set-up");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no set-up");
  }

  @Test
  void open_withoutLoops_isRefused() {
    assertThatThrownBy(() -> group(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void futures_onVirtualThread_talkToAServer() {
    try (LoopGroup group = group(2)) {
      InetSocketAddress address = startEcho(group.next());
      LoopFutures futures = new LoopFutures(group.next());
      CompletableFuture<String> answer = new CompletableFuture<>();
      Thread.ofVirtual()
          .start(() -> answer.completeAsync(() -> talk(futures, address), Runnable::run));

      assertThat(answer.join()).isEqualTo("hello then end");
    }
  }

  private static String talk(LoopFutures futures, InetSocketAddress address) {
    Tcp tcp = futures.connect(address).join();
    futures.write(tcp, ByteBuffer.wrap("hello".getBytes(StandardCharsets.UTF_8))).join();
    String said = new String(futures.read(tcp).join(), StandardCharsets.UTF_8);
    futures.shutdown(tcp).join();
    String rest = futures.read(tcp).join().length == 0 ? " then end" : " and more";
    futures.close(tcp).join();
    return said + rest;
  }

  @Test
  void connect_refused_failsWithTheError() {
    try (LoopGroup group = group(1)) {
      EventLoop first = group.next();
      LoopFutures futures = new LoopFutures(first);
      InetSocketAddress gone =
          futures
              .call(
                  () -> {
                    Tcp server = new Tcp(first);
                    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                    InetSocketAddress address = server.getsockname();
                    server.close();
                    return address;
                  })
              .join();

      assertThatThrownBy(() -> futures.connect(gone).join())
          .isInstanceOf(CompletionException.class)
          .cause()
          .isInstanceOfSatisfying(
              SystemError.class, error -> assertThat(error.errno()).isEqualTo(Errno.ECONNREFUSED));
    }
  }

  @Test
  void work_andCall_giveValuesAndFailures() {
    try (LoopGroup group = group(1)) {
      LoopFutures futures = new LoopFutures(group.next());
      assertThat(futures.work(() -> 42).join()).isEqualTo(42);
      assertThat(futures.delay(Duration.ofMillis(1)).thenApply(none -> "later").join())
          .isEqualTo("later");
      assertThatThrownBy(
              () ->
                  futures
                      .work(
                          () -> {
                            throw new IllegalStateException("at work");
                          })
                      .join())
          .hasRootCauseMessage("at work");
      assertThatThrownBy(
              () ->
                  futures
                      .call(
                          () -> {
                            throw new IllegalStateException("on call");
                          })
                      .join())
          .hasRootCauseMessage("on call");
    }
  }

  @Test
  void write_onClosedStream_fails() {
    try (LoopGroup group = group(1)) {
      LoopFutures futures = new LoopFutures(group.next());
      Tcp tcp = futures.connect(startEcho(group.next())).join();
      futures.close(tcp).join();

      assertThatThrownBy(() -> futures.write(tcp, ByteBuffer.allocate(1)).join())
          .hasCauseInstanceOf(IllegalStateException.class);
    }
  }
}
