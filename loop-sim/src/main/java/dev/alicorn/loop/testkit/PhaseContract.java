package dev.alicorn.loop.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alicorn.loop.Async;
import dev.alicorn.loop.Check;
import dev.alicorn.loop.Idle;
import dev.alicorn.loop.Prepare;
import dev.alicorn.loop.RunMode;
import dev.alicorn.loop.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/**
 * The iteration: order of phases, what keeps the loop alive, run modes, hooks, throwing callbacks.
 */
public abstract class PhaseContract extends LoopContract {
  /** For the subclasses. */
  protected PhaseContract() {}

  @Test
  void run_nothingAlive_returnsFalseAtOnce() {
    assertThat(loop.run(RunMode.DEFAULT)).isFalse();
    assertThat(loop.run(RunMode.ONCE)).isFalse();
    assertThat(loop.run(RunMode.NOWAIT)).isFalse();
  }

  @Test
  void iteration_allPhases_runInOrder() {
    Timer timer = new Timer(loop);
    Idle idle = new Idle(loop);
    Prepare prepare = new Prepare(loop);
    Check check = new Check(loop);
    Async async = new Async(loop, handle -> log.add("poll"));
    async.send();
    idle.start(handle -> log.add("idle"));
    prepare.start(handle -> log.add("prepare"));
    check.start(
        handle -> {
          log.add("check");
          timer.start(each -> log.add("timer"), 0, 0);
          handle.close(each -> log.add("closing"));
        });

    assertThat(loop.run(RunMode.NOWAIT)).isTrue();

    assertThat(log).containsExactly("idle", "prepare", "poll", "check", "closing", "timer");
  }

  @Test
  void run_defaultMode_firesDueTimersBeforeFirstIteration() {
    new Timer(loop).start(timer -> log.add("timer"), 0, 0);
    Idle idle = new Idle(loop);
    idle.start(
        handle -> {
          log.add("idle");
          handle.stop();
        });

    run();

    assertThat(log).containsExactly("timer", "idle");
  }

  @Test
  void run_onceMode_firesTimersAfterIoOnly() {
    new Timer(loop).start(timer -> log.add("timer"), 0, 0);
    new Prepare(loop).start(handle -> log.add("prepare"));

    loop.run(RunMode.ONCE);

    assertThat(log).containsExactly("prepare", "timer");
  }

  @Test
  void run_noWaitMode_doesNotWaitForTimer() {
    new Timer(loop).startMillis(timer -> log.add("timer"), 60_000, 0);

    assertThat(loop.run(RunMode.NOWAIT)).isTrue();
    assertThat(log).isEmpty();
  }

  @Test
  void run_onceMode_waitsForTimer() {
    new Timer(loop).startMillis(timer -> log.add("timer"), 2, 0);

    assertThat(loop.run(RunMode.ONCE)).isFalse();
    assertThat(log).containsExactly("timer");
  }

  @Test
  void alive_unrefdHandle_doesNotKeepLoop() {
    Timer timer = new Timer(loop);
    timer.startMillis(each -> log.add("never"), 60_000, 0);
    timer.unref();

    assertThat(timer.hasRef()).isFalse();
    assertThat(loop.isAlive()).isFalse();
    run();
    assertThat(log).isEmpty();
  }

  @Test
  void alive_unrefTwiceRefOnce_keepsLoop() {
    Timer timer = new Timer(loop);
    timer.startMillis(each -> {}, 60_000, 0);
    timer.unref();
    timer.unref();
    timer.ref();

    assertThat(loop.isAlive()).isTrue();
    timer.stop();
    assertThat(loop.isAlive()).isFalse();
  }

  @Test
  void alive_unrefWhileInactive_appliesWhenStarted() {
    Timer timer = new Timer(loop);
    timer.unref();
    timer.startMillis(each -> {}, 60_000, 0);

    assertThat(loop.isAlive()).isFalse();
  }

  @Test
  void alive_inactiveHandle_doesNotKeepLoop() {
    new Timer(loop);

    assertThat(loop.isAlive()).isFalse();
  }

  @Test
  void alive_closingUnrefdHandle_keepsLoopUntilCalledBack() {
    Timer timer = new Timer(loop);
    timer.unref();
    timer.close(handle -> log.add("closed"));

    assertThat(loop.isAlive()).isTrue();
    run();
    assertThat(log).containsExactly("closed");
  }

  @Test
  void stop_inCallback_endsAfterThatIteration() {
    Idle idle = new Idle(loop);
    idle.start(
        handle -> {
          log.add("idle");
          loop.stop();
        });
    new Check(loop).start(handle -> log.add("check"));

    assertThat(loop.run()).isTrue();
    assertThat(log).containsExactly("idle", "check");
  }

  @Test
  void stop_beforeRun_skipsOneRun() {
    new Idle(loop).start(handle -> log.add("idle"));
    loop.stop();

    assertThat(loop.run()).isTrue();
    assertThat(log).isEmpty();
    loop.run(RunMode.NOWAIT);
    assertThat(log).containsExactly("idle");
  }

  @Test
  void stop_fromOtherThread_wakesWaitingLoop() throws InterruptedException {
    new Async(loop, handle -> log.add("never")); // the loop waits for it
    Thread stopper = new Thread(loop::stop);
    Prepare prepare = new Prepare(loop);
    prepare.start(
        handle -> {
          stopper.start();
          handle.stop();
        });

    assertThat(loop.run()).isTrue();
    stopper.join();
    assertThat(log).isEmpty();
  }

  @Test
  void run_insideRun_isRefused() {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    new Timer(loop)
        .start(
            timer -> {
              try {
                loop.run();
              } catch (IllegalStateException e) {
                thrown.set(e);
              }
            },
            0,
            0);

    run();

    assertThat(thrown.get()).hasMessage("the loop runs already");
  }

  @Test
  void now_duringIteration_stands() {
    List<Long> times = new ArrayList<>();
    Prepare prepare = new Prepare(loop);
    prepare.start(
        handle -> {
          times.add(loop.nowNanos());
          times.add(loop.nowNanos());
          loop.updateTime();
          times.add(loop.nowNanos());
          handle.stop();
        });

    run();

    assertThat(times.get(0)).isEqualTo(times.get(1));
    assertThat(times.get(2)).isGreaterThanOrEqualTo(times.get(1));
    assertThat(loop.now()).isEqualTo(loop.nowNanos() / 1_000_000);
  }
}
