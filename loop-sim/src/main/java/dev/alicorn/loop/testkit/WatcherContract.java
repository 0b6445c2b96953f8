package dev.alicorn.loop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alicorn.loop.Check;
import dev.alicorn.loop.Idle;
import dev.alicorn.loop.Prepare;
import dev.alicorn.loop.RunMode;
import dev.alicorn.loop.Timer;
import org.junit.jupiter.api.Test;

/** Idle, prepare and check: start order, changes while they run, and what idle does to waiting. */
public abstract class WatcherContract extends LoopContract {
  /** For the subclasses. */
  protected WatcherContract() {}

  @Test
  void prepare_several_runInStartOrder() {
    Prepare first = new Prepare(loop);
    Prepare second = new Prepare(loop);
    second.start(handle -> log.add("second"));
    first.start(handle -> log.add("first"));

    loop.run(RunMode.NOWAIT);
    loop.run(RunMode.NOWAIT);

    assertThat(log).containsExactly("second", "first", "second", "first");
  }

  @Test
  void check_startedInCallback_waitsForNextIteration() {
    Check late = new Check(loop);
    Check first = new Check(loop);
    first.start(
        handle -> {
          log.add("first");
          late.start(each -> log.add("late"));
        });

    loop.run(RunMode.NOWAIT);
    assertThat(log).containsExactly("first");
    loop.run(RunMode.NOWAIT);
    assertThat(log).containsExactly("first", "first", "late");
  }

  @Test
  void check_stoppedByEarlierOne_isNotCalled() {
    Check first = new Check(loop);
    Check second = new Check(loop);
    Check third = new Check(loop);
    first.start(handle -> second.stop());
    second.start(handle -> log.add("second"));
    third.start(handle -> log.add("third"));

    loop.run(RunMode.NOWAIT);

    assertThat(log).containsExactly("third");
  }

  @Test
  void check_stopsItself_othersGoOn() {
    Check first = new Check(loop);
    first.start(Check::stop);
    new Check(loop).start(handle -> log.add("second"));

    loop.run(RunMode.NOWAIT);
    loop.run(RunMode.NOWAIT);

    assertThat(log).containsExactly("second", "second");
    assertThat(first.isActive()).isFalse();
  }

  @Test
  void prepare_restartedInItsCallback_isCalledOncePerIteration() {
    Prepare prepare = new Prepare(loop);
    prepare.start(
        handle -> {
          log.add("old");
          handle.stop();
          handle.start(each -> log.add("new"));
        });

    loop.run(RunMode.NOWAIT);
    loop.run(RunMode.NOWAIT);

    assertThat(log).containsExactly("old", "new");
  }

  @Test
  void start_whileActive_keepsFirstCallback() {
    Idle idle = new Idle(loop);
    idle.start(handle -> log.add("first"));
    idle.start(handle -> log.add("second"));

    loop.run(RunMode.NOWAIT);

    assertThat(log).containsExactly("first");
  }

  @Test
  void idle_active_loopDoesNotWait() {
    new Timer(loop).startMillis(timer -> log.add("never"), 600_000, 0);
    Idle idle = new Idle(loop);
    idle.start(
        handle -> {
          log.add("idle");
          if (log.size() == 100) {
            closeAll();
          }
        });

    run();

    assertThat(log).hasSize(100).doesNotContain("never");
  }

  @Test
  void idle_closedInCallback_closeCallbackFollows() {
    Idle idle = new Idle(loop);
    idle.start(
        handle -> {
          log.add("idle");
          handle.close(closed -> log.add("closed"));
        });

    run();

    assertThat(log).containsExactly("idle", "closed");
  }

  @Test
  void stop_inactive_doesNothing() {
    Check check = new Check(loop);
    check.stop();

    assertThat(check.isActive()).isFalse();
  }

  @Test
  void start_afterClose_isRefused() {
    Prepare prepare = new Prepare(loop);
    prepare.close();

    assertThatThrownBy(() -> prepare.start(handle -> {})).isInstanceOf(IllegalStateException.class);
  }
}
