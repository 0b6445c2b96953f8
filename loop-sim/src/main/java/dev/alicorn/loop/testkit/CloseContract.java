package dev.alicorn.loop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alicorn.loop.Async;
import dev.alicorn.loop.Check;
import dev.alicorn.loop.Handle;
import dev.alicorn.loop.Idle;
import dev.alicorn.loop.Prepare;
import dev.alicorn.loop.RunMode;
import dev.alicorn.loop.Tcp;
import dev.alicorn.loop.Timer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Closing handles: when the callback comes, in which order, and what is refused afterwards. */
public abstract class CloseContract extends LoopContract {
  /** For the subclasses. */
  protected CloseContract() {}

  @Test
  void close_everyKind_callsBackOnceInClosingPhase() {
    List<Handle> handles =
        List.of(
            new Timer(loop),
            new Idle(loop),
            new Prepare(loop),
            new Check(loop),
            new Async(loop, each -> {}),
            new Tcp(loop));
    for (Handle handle : handles) {
      handle.close(each -> log.add(each.getClass().getSimpleName()));
      assertThat(handle.isClosing()).isTrue();
      assertThat(handle.isActive()).isFalse();
    }
    assertThat(log).isEmpty();

    run();

    assertThat(log).containsExactlyInAnyOrder("Timer", "Idle", "Prepare", "Check", "Async", "Tcp");
    assertThat(handles).allMatch(Handle::isClosing);
  }

  @Test
  void close_several_lastClosedIsCalledFirst() {
    for (String name : List.of("first", "second", "third")) {
      new Timer(loop).close(handle -> log.add(name));
    }

    run();

    assertThat(log).containsExactly("third", "second", "first");
  }

  @Test
  void close_inCloseCallback_waitsForNextIteration() {
    Timer second = new Timer(loop);
    new Timer(loop)
        .close(
            handle -> {
              log.add("first");
              second.close(each -> log.add("second"));
            });

    loop.run(RunMode.NOWAIT);
    assertThat(log).containsExactly("first");
    loop.run(RunMode.NOWAIT);
    assertThat(log).containsExactly("first", "second");
  }

  @Test
  void close_twice_isRefused() {
    Timer timer = new Timer(loop);
    timer.close();

    assertThatThrownBy(timer::close)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Timer is closing");
    run();
    assertThatThrownBy(timer::close)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Timer is closed");
  }

  @Test
  void close_withoutCallback_isDoneInClosingPhase() {
    Timer timer = new Timer(loop);
    timer.close();

    assertThat(loop.isAlive()).isTrue();
    run();
    assertThat(loop.tryClose()).isZero();
  }

  @Test
  void close_inEveryPhase_calledBackInSameIteration() {
    Prepare prepare = new Prepare(loop);
    Idle idle = new Idle(loop);
    Check check = new Check(loop);
    idle.start(handle -> handle.close(each -> log.add("idle")));
    prepare.start(handle -> handle.close(each -> log.add("prepare")));
    check.start(handle -> handle.close(each -> log.add("check")));

    loop.run(RunMode.NOWAIT);

    assertThat(log).containsExactly("check", "prepare", "idle");
  }

  @Test
  void close_callbackThrows_othersAreCalled() {
    loop.setUncaughtHandler((at, error) -> log.add("caught"));
    new Timer(loop).close(handle -> log.add("first"));
    new Timer(loop)
        .close(
            handle -> {
              throw new IllegalStateException("boom");
            });

    run();

    assertThat(log).containsExactly("caught", "first");
  }

  @Test
  void close_tcpNeverUsed_callsBack() {
    Tcp tcp = new Tcp(loop);
    tcp.close(handle -> log.add("closed"));

    run();

    assertThat(log).containsExactly("closed");
  }

  @Test
  void ref_afterClose_changesNothing() {
    Timer timer = new Timer(loop);
    timer.unref();
    timer.close();
    timer.ref();

    run();

    assertThat(loop.isAlive()).isFalse();
  }
}
