package dev.alicorn.loop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.Handle;
import dev.alicorn.loop.RunMode;
import dev.alicorn.loop.Signal;
import dev.alicorn.loop.testkit.FaultSubjects.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of callback, and every rude thing that can be done inside of it. */
public abstract class CallbackFaultContract extends LoopContract {
  private static final int SIGWINCH = 28;

  // What requests without a handle and finished handles cannot do.
  private static final Set<Kind> WITHOUT_OPEN_HANDLE =
      EnumSet.of(Kind.CLOSED, Kind.TASK, Kind.WORK, Kind.FILE, Kind.LOOKUP, Kind.RANDOM);

  private int calls;
  private int closed;
  private Path folder;

  /** For the subclasses. */
  @SuppressWarnings("NullAway") // the folder is set before each test
  protected CallbackFaultContract() {}

  @BeforeEach
  final void setFolder(@TempDir Path given) {
    folder = given;
  }

  private interface Inside {
    void accept(@Nullable Handle handle) throws Exception;
  }

  /** Starts one, counting its calls, and turns the loop as the test says. */
  private void with(Kind kind, Inside inside, Runnable turns) throws Exception {
    assumeTrue(backend.carries(kind.name()), "not on this back end");
    if (kind == Kind.SIGNAL) {
      openTrap();
    }
    try (FaultSubjects subjects =
        new FaultSubjects(
            loop,
            folder,
            handle -> {
              calls++;
              doInside(inside, handle);
            })) {
      subjects.start(kind);
      turns.run();
      closeAll();
      loop.setUncaughtHandler(null);
      run();
    }
  }

  private static void doInside(Inside inside, @Nullable Handle handle) {
    try {
      inside.accept(handle);
    } catch (RuntimeException | Error unchecked) {
      throw unchecked;
    } catch (Exception checked) {
      sneak(checked);
    }
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Exception> void sneak(Exception error) throws E {
    throw (E) error;
  }

  /** What a process needs to watch signals stays open once it was made, and is nobody's leak. */
  private void openTrap() {
    try (EventLoop first = builder().open()) {
      new Signal(first).start(SIGWINCH, (each, signum) -> {});
    }
    recountDescriptors();
  }

  private void closeAllCounting() {
    loop.walk(
        handle -> {
          if (!handle.isClosing()) {
            handle.close(each -> closed++);
          }
        });
  }

  private int open() {
    List<Handle> handles = new ArrayList<>();
    loop.walk(handles::add);
    return (int) handles.stream().filter(handle -> !handle.isClosing()).count();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void allClosedInside_nothingMoreIsCalledAndEachClosesOnce(Kind kind) throws Exception {
    int[] handles = {0};
    with(
        kind,
        handle -> {
          handles[0] += open();
          closeAllCounting();
          assertThat(open()).isZero();
        },
        this::run);

    assertThat(calls).isOne();
    assertThat(closed).isEqualTo(handles[0]);
    assertThat(loop.isAlive()).isFalse();
    assertThat(loop.tryClose()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void stoppedInside_runEndsAndGoesOnLater(Kind kind) throws Exception {
    with(
        kind,
        handle -> loop.stop(),
        () -> {
          loop.run();
          assertThat(calls).isPositive();
          int before = calls;
          loop.run(RunMode.NOWAIT);
          assertThat(calls).isGreaterThanOrEqualTo(before);
        });
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void throwsInside_handlerIsToldAndLoopGoesOn(Kind kind) throws Exception {
    with(
        kind,
        handle -> {
          throw new IllegalStateException("boom");
        },
        () -> {
          loop.setUncaughtHandler(
              (at, error) -> {
                log.add(String.valueOf(error.getMessage()));
                closeAllCounting();
              });
          run();
        });

    assertThat(log).containsExactly("boom");
    assertThat(calls).isOne();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void throwsInsideWithoutHandler_runThrowsAndLoopStaysWhole(Kind kind) throws Exception {
    with(
        kind,
        handle -> {
          throw new java.io.IOException("boom");
        },
        () -> {
          assertThatThrownBy(() -> loop.run())
              .isInstanceOf(java.io.IOException.class)
              .hasMessage("boom");
          assertThat(calls).isPositive();
          assertThat(loop.isRunning()).isFalse();
        });
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void misusedInside_isRefusedAndDoesNoHarm(Kind kind) throws Exception {
    with(
        kind,
        handle -> {
          assertThatThrownBy(() -> loop.run()).isInstanceOf(IllegalStateException.class);
          assertThatThrownBy(() -> loop.close()).isInstanceOf(IllegalStateException.class);
          assertThat(loop.tryClose()).isNegative();
          if (handle != null && !WITHOUT_OPEN_HANDLE.contains(kind)) {
            handle.close(each -> log.add("closed"));
          }
          if (handle != null) {
            assertThatThrownBy(handle::close).isInstanceOf(IllegalStateException.class);
          }
          loop.stop();
        },
        () -> loop.run());

    assertThat(calls).isOne();
    if (!WITHOUT_OPEN_HANDLE.contains(kind)) {
      assertThat(log).containsExactly("closed");
    }
  }
}
