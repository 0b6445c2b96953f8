package dev.alicorn.loop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alicorn.loop.RunMode;
import dev.alicorn.loop.SystemError;
import dev.alicorn.loop.Timer;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Timers: order, repeat, again, due-in, overflow, and changes made by their own callbacks. */
public abstract class TimerContract extends LoopContract {
  /** For the subclasses. */
  protected TimerContract() {}

  private Timer timer(String name, long millis) {
    Timer timer = new Timer(loop);
    timer.startMillis(each -> log.add(name), millis, 0);
    return timer;
  }

  @Test
  void timer_startedOnce_firesOnceAndIsInactive() {
    Timer timer = timer("a", 1);
    assertThat(timer.isActive()).isTrue();

    run();

    assertThat(log).containsExactly("a");
    assertThat(timer.isActive()).isFalse();
  }

  @Test
  void timer_startedTwice_firesOnceWithLastCallback() {
    Timer timer = timer("first", 1);
    timer.startMillis(each -> log.add("second"), 2, 0);

    run();

    assertThat(log).containsExactly("second");
  }

  @Test
  void timers_differentTimes_fireByDue() {
    timer("c", 3);
    timer("a", 1);
    timer("b", 2);

    run();

    assertThat(log).containsExactly("a", "b", "c");
  }

  @Test
  void timers_sameTime_fireByStart() {
    Timer first = timer("a", 1);
    timer("b", 1);
    timer("c", 1);
    first.startMillis(each -> log.add("a again"), 1, 0);

    run();

    assertThat(log).containsExactly("b", "c", "a again");
  }

  @Test
  void timer_neverEarly_byLoopTime() {
    Timer timer = new Timer(loop);
    long start = loop.nowNanos();
    long timeout = TimeUnit.MICROSECONDS.toNanos(2500);
    timer.start(each -> log.add(String.valueOf(loop.nowNanos() - start >= timeout)), timeout, 0);

    run();

    assertThat(log).containsExactly("true");
  }

  @Test
  void timer_zeroStartedInTimerCallback_waitsForNextTurn() {
    Timer second = new Timer(loop);
    Timer first = new Timer(loop);
    first.start(each -> second.start(other -> log.add("second"), 0, 0), 0, 0);
    new Timer(loop).start(each -> log.add("first turn"), 0, 0);

    loop.run(RunMode.NOWAIT);
    assertThat(log).containsExactly("first turn");
    loop.run(RunMode.NOWAIT);
    assertThat(log).containsExactly("first turn", "second");
  }

  @Test
  void timer_repeating_firesUntilStopped() {
    Timer timer = new Timer(loop);
    timer.startMillis(
        each -> {
          log.add("tick");
          if (log.size() == 3) {
            each.stop();
          }
        },
        1,
        1);

    run();

    assertThat(log).hasSize(3);
    assertThat(timer.repeatNanos()).isEqualTo(1_000_000);
  }

  @Test
  void timer_repeatSetToZeroInCallback_firesOnceMore() {
    Timer timer = new Timer(loop);
    timer.startMillis(
        each -> {
          log.add("tick");
          each.setRepeatNanos(0);
        },
        1,
        1);

    run();

    assertThat(log).hasSize(2);
  }

  @Test
  void timer_stoppedByEarlierOneOfSameTurn_doesNotFire() {
    Timer victim = new Timer(loop);
    new Timer(loop)
        .start(
            each -> {
              log.add("first");
              victim.stop();
            },
            0,
            0);
    victim.start(each -> log.add("victim"), 0, 0);

    run();

    assertThat(log).containsExactly("first");
  }

  @Test
  void timer_restartedByEarlierOneOfSameTurn_firesLater() {
    Timer moved = new Timer(loop);
    new Timer(loop).start(each -> moved.startMillis(x -> log.add("moved"), 1, 0), 0, 0);
    moved.start(each -> log.add("too early"), 0, 0);
    new Timer(loop).start(each -> log.add("last of turn"), 0, 0);

    run();

    assertThat(log).containsExactly("last of turn", "moved");
  }

  @Test
  void timer_closedByEarlierOneOfSameTurn_doesNotFire() {
    Timer victim = new Timer(loop);
    new Timer(loop).start(each -> victim.close(), 0, 0);
    victim.start(each -> log.add("victim"), 0, 0);

    run();

    assertThat(log).isEmpty();
  }

  @Test
  void again_neverStarted_throwsInvalid() {
    Timer timer = new Timer(loop);

    assertThatThrownBy(timer::again)
        .isInstanceOf(SystemError.class)
        .extracting(error -> ((SystemError) error).code())
        .isEqualTo("EINVAL");
  }

  @Test
  void again_withoutRepeat_doesNothing() {
    Timer timer = timer("a", 2);
    timer.again();

    assertThat(timer.isActive()).isTrue();
    assertThat(timer.dueInNanos()).isEqualTo(2_000_000);
  }

  @Test
  void again_withRepeat_usesRepeatAsTimeout() {
    Timer timer = new Timer(loop);
    timer.startMillis(each -> log.add("tick"), 60_000, 3);
    timer.again();

    assertThat(timer.dueInNanos()).isEqualTo(3_000_000);
  }

  @Test
  void again_afterStop_startsAnew() {
    Timer timer = new Timer(loop);
    timer.startMillis(
        each -> {
          log.add("tick");
          each.close();
        },
        60_000,
        1);
    timer.stop();
    timer.again();

    run();

    assertThat(log).containsExactly("tick");
  }

  @Test
  void dueIn_inactive_isZero() {
    Timer timer = new Timer(loop);

    assertThat(timer.dueInNanos()).isZero();
    timer.startMillis(each -> {}, 5, 0);
    assertThat(timer.dueInNanos()).isEqualTo(5_000_000);
    timer.stop();
    assertThat(timer.dueInNanos()).isZero();
  }

  @Test
  void timer_hugeTimeout_neverOverflows() {
    Timer never = new Timer(loop);
    never.start(each -> log.add("never"), Long.MAX_VALUE, 0);
    timer("soon", 1);
    never.unref();

    run();

    assertThat(log).containsExactly("soon");
    assertThat(never.isActive()).isTrue();
  }

  @Test
  void start_negativeTime_isRefused() {
    Timer timer = new Timer(loop);

    assertThatThrownBy(() -> timer.startMillis(each -> {}, -1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> timer.setRepeatNanos(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void start_afterClose_isRefused() {
    Timer timer = new Timer(loop);
    timer.close();

    assertThatThrownBy(() -> timer.startMillis(each -> {}, 1, 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Timer is closing");
  }

  @Test
  void timer_closedInItsCallback_closesAfterwards() {
    Timer timer = new Timer(loop);
    timer.startMillis(
        each -> {
          each.close(closed -> log.add("closed"));
          log.add("fired");
        },
        1,
        1);

    run();

    assertThat(log).containsExactly("fired", "closed");
  }

  @Test
  void timers_thousand_fireInOrder() {
    for (int i = 0; i < 1000; i++) {
      int delay = (i * 7919) % 5;
      new Timer(loop).startMillis(each -> log.add(String.valueOf(delay)), delay, 0);
    }

    run();

    assertThat(log).hasSize(1000).isSorted();
  }
}
