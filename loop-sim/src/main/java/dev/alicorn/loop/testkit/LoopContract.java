package dev.alicorn.loop.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.EventLoopBuilder;
import dev.alicorn.loop.Handle;
import dev.alicorn.loop.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What all contracts share: a loop on the back end under test, a log of what happened, and the
 * check that no descriptor is left open.
 */
@Timeout(60)
@ExtendWith(EnclosingBackend.class)
public abstract class LoopContract {
  /** What happened, in order. */
  protected final List<String> log = new ArrayList<>();

  /** The back end under test. */
  protected BackendUnderTest backend;

  /** The loop under test; closed after the test. */
  protected EventLoop loop;

  private static final long PATIENCE_NANOS = 20_000_000_000L;

  private int descriptorsBefore;

  /** For the subclasses. */
  @SuppressWarnings("NullAway") // both are set before each test
  protected LoopContract() {}

  /** A builder of loops on the back end under test. */
  protected EventLoopBuilder builder() {
    return backend.loopBuilder();
  }

  @BeforeEach
  final void openLoop(BackendUnderTest given) {
    backend = given;
    descriptorsBefore = Descriptors.count();
    loop = builder().open();
  }

  @AfterEach
  final void closeLoop() {
    loop.close();
    awaitOthersCloses();
    assertThat(Descriptors.count()).as("open descriptors").isLessThanOrEqualTo(descriptorsBefore);
  }

  /** Threads of the JDK's own close what belonged to a child a moment after its end. */
  private void awaitOthersCloses() {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (Descriptors.count() > descriptorsBefore && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  /** Takes what is open now for what was open before the test. */
  final void recountDescriptors() {
    descriptorsBefore = Descriptors.count();
  }

  /** Runs until nothing is alive. */
  protected final void run() {
    assertThat(loop.run()).as("still alive").isFalse();
  }

  /** Closes every handle that is open. */
  protected final void closeAll() {
    loop.walk(
        handle -> {
          if (!handle.isClosing()) {
            handle.close();
          }
        });
  }

  /** Closes a handle unless that was done. */
  protected static void closeOnce(Handle handle) {
    if (!handle.isClosing()) {
      handle.close();
    }
  }

  /** Turns the loop until a condition holds; the test's timeout guards it. */
  protected final void runUntil(BooleanSupplier condition) {
    Timer tick = new Timer(loop);
    tick.startMillis(timer -> {}, 1, 1);
    while (!condition.getAsBoolean()) {
      loop.run(dev.alicorn.loop.RunMode.ONCE);
    }
    tick.close();
  }
}
