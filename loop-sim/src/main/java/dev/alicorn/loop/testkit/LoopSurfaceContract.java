package dev.alicorn.loop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alicorn.loop.Async;
import dev.alicorn.loop.Check;
import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.Idle;
import dev.alicorn.loop.Prepare;
import dev.alicorn.loop.RunMode;
import dev.alicorn.loop.Timer;
import dev.alicorn.loop.event.CallbackLeft;
import dev.alicorn.loop.event.LoopObserver;
import dev.alicorn.loop.event.Phase;
import dev.alicorn.loop.event.PhaseEntered;
import dev.alicorn.loop.event.PhaseLeft;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/**
 * What surrounds the iteration: throwing callbacks, hooks, observers, walking, closing, threads.
 */
public abstract class LoopSurfaceContract extends LoopContract {
  /** For the subclasses. */
  protected LoopSurfaceContract() {}

  @Test
  void uncaught_withoutHandler_finishesIterationAndThrows() {
    Prepare prepare = new Prepare(loop);
    prepare.start(
        handle -> {
          throw new IllegalStateException("boom");
        });
    new Check(loop).start(handle -> log.add("check"));

    assertThatThrownBy(() -> loop.run()).hasMessage("boom");
    assertThat(log).containsExactly("check");
    prepare.stop();
    loop.run(RunMode.NOWAIT);
    assertThat(log).containsExactly("check", "check");
  }

  @Test
  void uncaught_withHandler_goesOn() {
    loop.setUncaughtHandler((at, error) -> log.add("caught " + error.getMessage()));
    Timer timer = new Timer(loop);
    timer.start(
        each -> {
          throw new IllegalStateException("boom");
        },
        0,
        0);
    new Timer(loop).start(each -> log.add("next"), 0, 0);

    run();

    assertThat(log).containsExactly("caught boom", "next");
  }

  @Test
  void uncaught_handlerThrows_runThrowsThat() {
    loop.setUncaughtHandler(
        (at, error) -> {
          throw new IllegalArgumentException("worse", error);
        });
    new Timer(loop)
        .start(
            each -> {
              throw new IllegalStateException("boom");
            },
            0,
            0);

    assertThatThrownBy(() -> loop.run()).hasMessage("worse").hasRootCauseMessage("boom");
  }

  @Test
  void batchHook_afterPollAndClosing_beforeNextPhase() {
    loop.setBatchHook(() -> log.add("hook"));
    Async async = new Async(loop, handle -> log.add("poll"));
    async.send();
    Check check = new Check(loop);
    check.start(
        handle -> {
          log.add("check");
          handle.close(each -> log.add("closing"));
          async.unref();
          new Timer(loop).start(timer -> log.add("timer"), 0, 0);
        });

    run();

    assertThat(log).containsExactly("poll", "hook", "check", "closing", "hook", "timer");
  }

  @Test
  void observer_installed_hearsPhasesInPairs() {
    List<Phase> left = new ArrayList<>();
    loop.setObserver(
        new LoopObserver() {
          private PhaseEntered last = new PhaseEntered(Phase.POLL, 0, 0, 0);

          @Override
          public void phaseEntered(PhaseEntered event) {
            last = event;
          }

          @Override
          public void phaseLeft(PhaseLeft event) {
            assertThat(event.phase()).isEqualTo(last.phase());
            left.add(event.phase());
            log.add(event.phase() + " " + event.callbacks());
          }

          @Override
          public void callbackLeft(CallbackLeft event) {
            log.add(event.source().getClass().getSimpleName());
          }
        });
    Idle idle = new Idle(loop);
    idle.start(handle -> handle.close());

    run();

    assertThat(left)
        .containsExactly(
            Phase.TIMERS,
            Phase.PENDING,
            Phase.IDLE,
            Phase.PREPARE,
            Phase.POLL,
            Phase.CHECK,
            Phase.CLOSING,
            Phase.TIMERS);
    assertThat(log).contains("Idle", "IDLE 1", "CHECK 0");
  }

  @Test
  void walk_visitsOpenHandlesInOrderOfCreation() {
    Timer first = new Timer(loop);
    Idle second = new Idle(loop);
    Check third = new Check(loop);
    List<Object> seen = new ArrayList<>();
    second.close();
    loop.run(RunMode.NOWAIT);

    loop.walk(seen::add);

    assertThat(seen).containsExactly(first, third);
  }

  @Test
  void tryClose_withOpenHandle_isBusy() {
    Timer timer = new Timer(loop);

    assertThat(loop.tryClose()).isEqualTo(dev.alicorn.loop.Errno.EBUSY);
    timer.close();
    run();
    assertThat(loop.tryClose()).isZero();
  }

  @Test
  void close_withOpenHandles_callsThemBack() {
    EventLoop other = builder().open();
    Timer timer = new Timer(other);
    timer.startMillis(each -> log.add("never"), 60_000, 0);
    Idle idle = new Idle(other);
    idle.close(each -> log.add("idle closed"));

    other.close();
    other.close();

    assertThat(timer.isClosing()).isTrue();
    assertThat(log).containsExactly("idle closed");
    assertThatThrownBy(() -> new Timer(other)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void handle_wrongThread_isRefused() throws InterruptedException {
    Timer timer = new Timer(loop);
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread other =
        new Thread(
            () -> {
              try {
                timer.startMillis(each -> {}, 1, 0);
              } catch (WrongThreadException e) {
                thrown.set(e);
              }
            });
    other.start();
    other.join();

    assertThat(thrown.get()).isInstanceOf(WrongThreadException.class);
  }

  @Test
  void run_onOtherThread_movesLoopThere() throws InterruptedException {
    new Timer(loop).start(each -> log.add(Thread.currentThread().getName()), 0, 0);
    Thread other = new Thread(() -> loop.run(), "other");
    other.start();
    other.join();

    assertThat(log).containsExactly("other");
    assertThatThrownBy(() -> new Timer(loop)).isInstanceOf(WrongThreadException.class);
    loop.run(RunMode.NOWAIT);
  }

  @Test
  void backendTimeout_tellsHowLongTheLoopWouldWait() {
    assertThat(loop.backendTimeoutNanos()).isZero();
    Async forEver = new Async(loop, handle -> {});
    assertThat(loop.backendTimeoutNanos()).isEqualTo(-1);
    Timer timer = new Timer(loop);
    timer.startMillis(each -> {}, 1000, 0);
    assertThat(loop.backendTimeoutNanos()).isBetween(1L, 1_000_000_000L);
    Idle idle = new Idle(loop);
    idle.start(each -> {});
    assertThat(loop.backendTimeoutNanos()).isZero();
    idle.stop();
    timer.close();
    assertThat(loop.backendTimeoutNanos()).isZero();
    loop.run(RunMode.NOWAIT);
    assertThat(loop.backendTimeoutNanos()).isEqualTo(-1);
    forEver.unref();
    assertThat(loop.backendTimeoutNanos()).isZero();
  }

  private static void stopWhen(Timer timer, boolean isEnough) {
    if (isEnough) {
      timer.stop();
    }
  }

  @Test
  void metrics_countIterationsEventsAndIdleTime() {
    assertThat(loop.metrics().iterations()).isZero();
    Async async = new Async(loop, handle -> log.add("sent"));
    async.send();
    loop.run(RunMode.NOWAIT);
    assertThat(loop.metrics().iterations()).isOne();
    assertThat(loop.metrics().events()).isOne();
    assertThat(loop.metrics().eventsWaiting()).isOne();
    assertThat(loop.metrics().idleNanos()).isZero();
    async.close();
    Timer timer = new Timer(loop);
    // A thread that the system stops meanwhile finds the timer due and does not wait: once more.
    timer.startMillis(each -> stopWhen(each, loop.metrics().idleNanos() > 0), 5, 5);
    loop.run();

    assertThat(loop.metrics().iterations()).isGreaterThan(1);
    assertThat(loop.metrics().events()).isOne();
    assertThat(loop.metrics().idleNanos()).isPositive();
  }

  @Test
  void walk_handleClosedByVisitor_othersAreVisited() {
    Timer first = new Timer(loop);
    Timer second = new Timer(loop);
    List<Object> seen = new ArrayList<>();
    loop.walk(
        handle -> {
          seen.add(handle);
          handle.close();
        });
    run();

    assertThat(seen).containsExactly(first, second);
    loop.walk(handle -> log.add("left"));
    assertThat(log).isEmpty();
  }

  @Test
  void metrics_workOnThePool_isAnEventEach() {
    for (int i = 0; i < 3; i++) {
      loop.queueWork(() -> 1, (error, result) -> log.add("done"));
    }
    run();

    assertThat(log).hasSize(3);
    assertThat(loop.metrics().events()).isEqualTo(3);
    assertThat(loop.metrics().eventsWaiting()).isLessThanOrEqualTo(3);
  }
}
