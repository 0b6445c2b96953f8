package dev.alicorn.loop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.RunMode;
import dev.alicorn.loop.Signal;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Watches on signals. Those that are used do nothing where nobody watches them. */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class SignalContract extends LoopContract {
  private static final int SIGURG = 23;
  private static final int SIGWINCH = 28;

  /** For the subclasses. */
  protected SignalContract() {}

  /** What a process needs to watch signals stays open once it was made, and is nobody's leak. */
  @BeforeAll
  final void openTrap(BackendUnderTest given) {
    try (EventLoop first = given.loopBuilder().open()) {
      new Signal(first).start(SIGWINCH, (each, signum) -> {});
    }
  }

  @BeforeEach
  final void forgetLog() {
    log.clear();
  }

  private static void raise(int signal) throws IOException, InterruptedException {
    String pid = Long.toString(ProcessHandle.current().pid());
    // Without pipes, which the JDK closes some time after the end: they would be counted as a leak.
    ProcessBuilder kill = new ProcessBuilder("kill", "-" + signal, pid).inheritIO();
    assertThat(kill.start().waitFor()).isZero();
  }

  private Signal watch(int signal, String name) {
    Signal handle = new Signal(loop);
    handle.start(signal, (each, signum) -> log.add(name + " " + signum));
    return handle;
  }

  @Test
  void start_signalComes_isCalledEachTime() throws Exception {
    Signal handle = watch(SIGWINCH, "got");
    assertThat(handle.signum()).isEqualTo(SIGWINCH);
    raise(SIGWINCH);
    runUntil(() -> log.size() == 1);
    raise(SIGWINCH);
    runUntil(() -> log.size() == 2);

    assertThat(log).containsExactly("got 28", "got 28");
  }

  @Test
  void startOneshot_signalTwice_isCalledOnce() throws Exception {
    Signal handle = new Signal(loop);
    handle.startOneshot(SIGWINCH, (each, signum) -> log.add("once"));
    watch(SIGWINCH, "other");
    raise(SIGWINCH);
    runUntil(() -> log.size() == 2);
    raise(SIGWINCH);
    runUntil(() -> log.size() == 3);

    assertThat(log).containsExactly("once", "other 28", "other 28");
    assertThat(handle.isActive()).isFalse();
  }

  @Test
  void twoSignals_eachHasItsOwn() throws Exception {
    watch(SIGWINCH, "window");
    watch(SIGURG, "urgent");
    raise(SIGURG);
    runUntil(() -> !log.isEmpty());

    assertThat(log).containsExactly("urgent 23");
  }

  @Test
  void start_again_watchesTheOther() throws Exception {
    Signal handle = watch(SIGWINCH, "window");
    handle.start(SIGURG, (each, signum) -> log.add("now " + signum));
    raise(SIGWINCH);
    raise(SIGURG);
    runUntil(() -> !log.isEmpty());

    assertThat(log).containsExactly("now 23");
    assertThat(handle.signum()).isEqualTo(SIGURG);
  }

  @Test
  void twoLoops_sameSignal_bothHear() throws Exception {
    watch(SIGWINCH, "first");
    try (EventLoop second = builder().open()) {
      Signal other = new Signal(second);
      other.startOneshot(SIGWINCH, (each, signum) -> log.add("second " + signum));
      raise(SIGWINCH);
      second.run();
    }
    runUntil(() -> log.size() == 2);

    assertThat(log).containsExactlyInAnyOrder("first 28", "second 28");
  }

  @Test
  void stop_signalComes_isNotCalled() throws Exception {
    Signal stopped = watch(SIGWINCH, "stopped");
    Signal witness = watch(SIGWINCH, "witness");
    stopped.stop();
    raise(SIGWINCH);
    runUntil(() -> !log.isEmpty());
    witness.stop();

    assertThat(log).containsExactly("witness 28");
    assertThat(stopped.signum()).isZero();
  }

  @Test
  void unref_keepsNothingAlive() {
    Signal handle = watch(SIGWINCH, "never");
    assertThat(loop.run(RunMode.NOWAIT)).isTrue();
    handle.unref();

    run();

    assertThat(log).isEmpty();
  }

  @Test
  void start_signalThatCannotBeCaught_isInvalid() {
    Signal handle = new Signal(loop);

    assertThatThrownBy(() -> handle.start(Signal.SIGKILL, (each, signum) -> {}))
        .hasMessageStartingWith("EINVAL");
    assertThatThrownBy(() -> handle.start(0, (each, signum) -> {}))
        .hasMessageStartingWith("EINVAL");
    assertThat(handle.isActive()).isFalse();
  }
}
