package dev.alicorn.loop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alicorn.loop.Async;
import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.RunMode;
import dev.alicorn.loop.Tcp;
import dev.alicorn.loop.Timer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** What comes from other threads: async handles and executed tasks. */
public abstract class AsyncContract extends LoopContract {
  /** For the subclasses. */
  protected AsyncContract() {}

  @Test
  void async_new_isActiveAndKeepsLoop() {
    Async async = new Async(loop, handle -> {});

    assertThat(async.isActive()).isTrue();
    assertThat(loop.isAlive()).isTrue();
    async.unref();
    assertThat(loop.isAlive()).isFalse();
  }

  @Test
  void send_manyTimesBeforeRun_isOneCall() {
    Async async = new Async(loop, handle -> log.add("called"));
    for (int i = 0; i < 10; i++) {
      async.send();
    }

    loop.run(RunMode.NOWAIT);
    loop.run(RunMode.NOWAIT);

    assertThat(log).containsExactly("called");
  }

  @Test
  void send_inCallback_callsInNextIteration() {
    Async async =
        new Async(
            loop,
            handle -> {
              log.add("called");
              handle.send();
            });
    async.send();

    loop.run(RunMode.NOWAIT);
    assertThat(log).hasSize(1);
    loop.run(RunMode.NOWAIT);
    assertThat(log).hasSize(2);
  }

  @Test
  void send_beforeServerIsClosed_isCalled() throws InterruptedException {
    Async async = new Async(loop, Async::close);
    Tcp server = new Tcp(loop);
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    server.listen(1, (stream, status) -> {});
    loop.run(RunMode.NOWAIT);
    Thread sender = new Thread(async::send);
    sender.start();
    sender.join();
    server.close();

    run();

    assertThat(loop.isAlive()).isFalse();
  }

  @Test
  void send_fromOtherThread_wakesWaitingLoop() throws InterruptedException {
    Thread main = Thread.currentThread();
    Async async =
        new Async(
            loop,
            handle -> {
              log.add(String.valueOf(Thread.currentThread() == main));
              handle.close();
            });
    Thread sender = new Thread(async::send);
    new Timer(loop).start(timer -> sender.start(), 0, 0);

    run();
    sender.join();

    assertThat(log).containsExactly("true");
  }

  @Test
  void send_fromManyThreads_losesNoLastSend() throws InterruptedException {
    int threads = 4;
    int sends = 5000;
    long[] seen = new long[1];
    long[] counters = new long[threads * 16];
    Async async =
        new Async(
            loop,
            handle -> {
              long sum = 0;
              for (int i = 0; i < threads; i++) {
                sum += counters[i * 16];
              }
              seen[0] = sum;
              if (sum == (long) threads * sends) {
                handle.close();
              }
            });
    List<Thread> senders = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int slot = i * 16;
      senders.add(
          new Thread(
              () -> {
                for (int n = 0; n < sends; n++) {
                  counters[slot]++;
                  async.send();
                }
              }));
    }
    senders.forEach(Thread::start);

    run();

    assertThat(seen[0]).isEqualTo((long) threads * sends);
    for (Thread sender : senders) {
      sender.join();
    }
  }

  @Test
  void send_thenClose_isNotCalled() {
    Async async = new Async(loop, handle -> log.add("called"));
    async.send();
    async.close(handle -> log.add("closed"));

    run();
    async.send();

    assertThat(log).containsExactly("closed");
  }

  @Test
  void asyncs_several_calledInOrderOfSend() {
    Async first = new Async(loop, handle -> log.add("first"));
    Async second = new Async(loop, handle -> log.add("second"));
    second.send();
    first.send();

    loop.run(RunMode.NOWAIT);

    assertThat(log).containsExactly("second", "first");
  }

  @Test
  void execute_beforeRun_runsAndKeepsLoopUntilThen() {
    loop.execute(() -> log.add("task"));

    assertThat(loop.isAlive()).isTrue();
    run();

    assertThat(log).containsExactly("task");
  }

  @Test
  void execute_fromOtherThreads_runsEachThreadsInOrder() throws InterruptedException {
    int count = 1000;
    Async keeper = new Async(loop, handle -> {});
    Thread poster =
        new Thread(
            () -> {
              for (int i = 0; i < count; i++) {
                String text = String.format("%05d", i);
                loop.execute(() -> log.add(text));
              }
              loop.execute(keeper::close);
            });
    poster.start();

    run();
    poster.join();

    assertThat(log).hasSize(count).isSorted();
  }

  @Test
  void execute_taskThrows_goesToHandler() {
    loop.setUncaughtHandler((at, error) -> log.add("caught " + error.getMessage()));
    loop.execute(
        () -> {
          throw new IllegalStateException("boom");
        });
    loop.execute(() -> log.add("next"));

    run();

    assertThat(log).containsExactly("caught boom", "next");
  }

  @Test
  void execute_afterClose_isRefused() {
    EventLoop other = builder().open();
    other.close();

    assertThatThrownBy(() -> other.execute(() -> {}))
        .isInstanceOf(RejectedExecutionException.class);
  }

  @Test
  void twoLoops_onTwoThreads_pingPong() throws InterruptedException {
    CountDownLatch ready = new CountDownLatch(1);
    EventLoop[] second = new EventLoop[1];
    Async keeper = new Async(loop, handle -> {});
    Thread other =
        new Thread(
            () -> {
              try (EventLoop its = builder().open()) {
                second[0] = its;
                Async keepOther = new Async(its, handle -> {});
                keepOther.attach("keeper");
                ready.countDown();
                its.run();
              }
            });
    other.start();
    ready.await();
    ping(second[0], keeper, 200);

    run();
    other.join();

    assertThat(log).hasSize(200);
  }

  private void ping(EventLoop other, Async keeper, int left) {
    if (left == 0) {
      keeper.close();
      other.execute(() -> other.walk(LoopContract::closeOnce));
      return;
    }
    other.execute(
        () ->
            loop.execute(
                () -> {
                  log.add("pong");
                  ping(other, keeper, left - 1);
                }));
  }

  @Test
  void interrupt_whileWaiting_waitsOn() {
    new Timer(loop).startMillis(timer -> log.add("timer"), 2, 0);
    Thread.currentThread().interrupt();

    run();
    Thread.interrupted();

    assertThat(log).containsExactly("timer");
  }
}
