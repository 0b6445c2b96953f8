package dev.alicorn.loop.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alicorn.loop.Check;
import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.Prepare;
import dev.alicorn.loop.RunMode;
import dev.alicorn.loop.Timer;
import dev.alicorn.loop.event.LoopObserver;
import dev.alicorn.loop.event.Phase;
import dev.alicorn.loop.event.PhaseLeft;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Times to the nanosecond, since none passes but what the loop waits for. */
@Timeout(30)
class VirtualTimeTest {
  private final SimProvider sim = new SimProvider();
  private final EventLoop loop = sim.loopBuilder().open();
  private final List<String> log = new ArrayList<>();

  @AfterEach
  void close() {
    loop.close();
  }

  private void note(String what) {
    log.add(what + "@" + loop.now());
  }

  @Test
  void read95ThenBusy10_timer100_firesAt105() {
    Timer keepAlive = new Timer(loop);
    keepAlive.startMillis(timer -> note("timer"), 100, 0);
    sim.script()
        .after(
            Duration.ofMillis(95),
            () -> {
              note("read");
              sim.clock().advance(Duration.ofMillis(10));
            });

    loop.run();

    assertThat(log).containsExactly("read@95", "timer@105");
  }

  @Test
  void repeat_slowCallback_doesNotCatchUp() {
    Timer timer = new Timer(loop);
    timer.startMillis(
        each -> {
          note("tick");
          sim.clock().advance(Duration.ofMillis(25));
          if (log.size() == 3) {
            each.stop();
          }
        },
        10,
        10);

    loop.run();

    assertThat(log).containsExactly("tick@10", "tick@35", "tick@60");
  }

  @Test
  void again_movesDueFromPresent() {
    Timer timer = new Timer(loop);
    timer.startMillis(
        each -> {
          note("tick");
          each.stop();
        },
        50,
        20);
    new Timer(loop).startMillis(each -> timer.again(), 40, 0);

    loop.run();

    assertThat(log).containsExactly("tick@60");
  }

  @Test
  void poll_nanosecondTimers_waitExactly() {
    Timer timer = new Timer(loop);
    timer.start(each -> log.add(String.valueOf(loop.nowNanos())), 1_234_567, 0);

    loop.run();

    assertThat(log).containsExactly("1234567");
  }

  @Test
  void start_beforeUpdateTime_countsFromLoopTime() {
    Prepare prepare = new Prepare(loop);
    prepare.start(
        handle -> {
          sim.clock().advance(Duration.ofMillis(30));
          new Timer(loop).startMillis(timer -> note("old time"), 40, 0);
          loop.updateTime();
          new Timer(loop).startMillis(timer -> note("new time"), 40, 0);
          handle.stop();
        });

    loop.run();

    assertThat(log).containsExactly("old time@40", "new time@70");
  }

  @Test
  void completion_beforeTimer_runsInPollThenCheck() {
    new Timer(loop).startMillis(timer -> note("timer"), 10, 0);
    new Check(loop).start(check -> note("check"));
    sim.script().after(Duration.ofMillis(4), () -> note("io"));

    loop.run(RunMode.ONCE);

    assertThat(log).containsExactly("io@4", "check@4");
  }

  @Test
  void immediateAgainstTimer_insideIo_checkIsFirst() {
    Timer timer = new Timer(loop);
    Check check = new Check(loop);
    new Timer(loop).startMillis(keeper -> {}, 5, 0);
    sim.script()
        .after(
            Duration.ofMillis(1),
            () -> {
              timer.start(each -> note("timer"), 0, 0);
              check.start(
                  each -> {
                    note("check");
                    each.stop();
                  });
            });

    loop.run();

    assertThat(log).containsExactly("check@1", "timer@1");
  }

  @Test
  void observer_pollWait_isMeasured() {
    List<PhaseLeft> polls = new ArrayList<>();
    loop.setObserver(
        new LoopObserver() {
          @Override
          public void phaseLeft(PhaseLeft event) {
            if (event.phase() == Phase.POLL) {
              polls.add(event);
            }
          }
        });
    new Timer(loop).startMillis(timer -> {}, 7, 0);

    loop.run();

    assertThat(polls).hasSize(1);
    assertThat(polls.get(0).waitNanos()).isEqualTo(7_000_000);
    assertThat(loop.metrics().idleNanos()).isEqualTo(7_000_000);
    assertThat(loop.metrics().iterations()).isEqualTo(1);
  }
}
