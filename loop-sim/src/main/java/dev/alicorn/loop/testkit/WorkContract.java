package dev.alicorn.loop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.EventLoopBuilder;
import dev.alicorn.loop.SystemError;
import dev.alicorn.loop.WorkRequest;
import dev.alicorn.loop.WorkerPool;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The worker pool: results, errors, cancel, sizes, and lookups. */
public abstract class WorkContract extends LoopContract {
  /** For the subclasses. */
  protected WorkContract() {}

  @Override
  protected EventLoopBuilder builder() {
    return super.builder().poolSize(2);
  }

  /** Blocks both threads of the pool until the latch opens. */
  private void block(CountDownLatch latch) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(2);
    for (int i = 0; i < 2; i++) {
      loop.queueWork(
          () -> {
            begun.countDown();
            latch.await();
            return 0;
          },
          (error, result) -> log.add("blocker"));
    }
    begun.await();
  }

  @Test
  void work_returns_callsBackOnLoopThread() {
    Thread main = Thread.currentThread();
    WorkRequest<String> request =
        loop.queueWork(
            () -> Thread.currentThread() == main ? "wrong" : "pool",
            (error, result) -> log.add(result + " " + (Thread.currentThread() == main)));

    assertThat(request.isPending()).isTrue();
    run();

    assertThat(log).containsExactly("pool true");
    assertThat(request.isPending()).isFalse();
  }

  @Test
  void work_throws_bringsError() {
    loop.queueWork(
        () -> {
          throw new IllegalArgumentException("boom");
        },
        (error, result) -> log.add(String.valueOf(error)));

    run();

    assertThat(log).containsExactly("java.lang.IllegalArgumentException: boom");
  }

  @Test
  void work_hundreds_allCallBackOnce() {
    AtomicInteger ran = new AtomicInteger();
    for (int i = 0; i < 500; i++) {
      loop.queueWork(ran::incrementAndGet, (error, result) -> log.add("done"));
    }

    run();

    assertThat(ran).hasValue(500);
    assertThat(log).hasSize(500);
  }

  @Test
  void work_asManyAsThreads_runsAtOnce() {
    CountDownLatch both = new CountDownLatch(2);
    for (int i = 0; i < 2; i++) {
      loop.queueWork(
          () -> {
            both.countDown();
            both.await();
            return 0;
          },
          (error, result) -> log.add("met"));
    }

    run();

    assertThat(log).containsExactly("met", "met");
  }

  @Test
  void cancel_queued_callsBackCanceled() throws InterruptedException {
    CountDownLatch latch = new CountDownLatch(1);
    block(latch);
    WorkRequest<Integer> request = loop.queueWork(() -> 1, (error, result) -> log.add(code(error)));

    assertThat(request.cancel()).isTrue();
    assertThat(request.cancel()).isFalse();
    latch.countDown();
    run();

    assertThat(log).contains("ECANCELED").hasSize(3);
  }

  @Test
  void cancel_running_isRefused() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch latch = new CountDownLatch(1);
    WorkRequest<String> request =
        loop.queueWork(
            () -> {
              begun.countDown();
              latch.await();
              return "finished";
            },
            (error, result) -> log.add(String.valueOf(result)));
    begun.await();

    assertThat(request.cancel()).isFalse();
    latch.countDown();
    run();

    assertThat(log).containsExactly("finished");
  }

  @Test
  void work_queuedInCallback_keepsLoop() {
    loop.queueWork(
        () -> 1,
        (error, result) -> loop.queueWork(() -> 2, (e, second) -> log.add("got " + second)));

    run();

    assertThat(log).containsExactly("got 2");
  }

  @Test
  void close_withQueuedWork_waitsForIt() {
    EventLoop other = builder().open();
    AtomicInteger done = new AtomicInteger();
    for (int i = 0; i < 20; i++) {
      other.queueWork(() -> 1, (error, result) -> done.incrementAndGet());
    }

    other.close();

    assertThat(done).hasValue(20);
  }

  @Test
  void pool_wrongSize_isRefused() {
    assertThatThrownBy(() -> new WorkerPool(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new WorkerPool(1025)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void getAddrInfo_literal_yieldsItself() {
    loop.names().getAddrInfo("127.0.0.1", 0, (error, result) -> log.add(String.valueOf(result)));
    loop.names().getAddrInfo("127.0.0.1", 6, (error, result) -> log.add(code(error)));

    run();

    assertThat(log).contains("[/127.0.0.1]").hasSize(2);
  }

  @Test
  void getAddrInfo_localhost_isLoopback() {
    loop.names()
        .getAddrInfo("localhost", 4, (error, found) -> log.add(String.valueOf(isLoopback(found))));

    run();

    assertThat(log).containsExactly("true");
  }

  private static boolean isLoopback(@Nullable List<InetAddress> found) {
    return found != null && found.get(0).isLoopbackAddress();
  }

  private static String code(@Nullable Throwable error) {
    return error instanceof SystemError system ? system.code() : String.valueOf(error);
  }

  @Test
  void getAddrInfo_unknownName_fails() {
    loop.names().getAddrInfo("no-such-host.invalid", 0, (error, result) -> log.add(code(error)));

    run();

    assertThat(log.get(0)).isIn("EAI_NONAME", "EAI_AGAIN", "EAI_NODATA", "EAI_FAIL");
  }

  @Test
  void getNameInfo_httpPort_namesService() {
    loop.names()
        .getNameInfo(
            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 80),
            (error, result) -> log.add(result == null ? "null" : result.service()));

    run();

    assertThat(log).containsExactly("http");
  }
}
