package dev.alicorn.loop.linux.uring;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;

/** The ring itself: its older forms, queues that are full, and waits. */
@Timeout(60)
@EnabledIf(
    value = "dev.alicorn.loop.linux.uring.UringContractTest#isAllowed",
    disabledReason = "the kernel refuses io_uring_setup")
class RingTest {
  private static final int NOP = 0;
  private static final long LONG_NANOS = 3_600_000_000_000L;

  private static void withEachForm(Consumer<Ring> test) {
    for (int form : RingSetup.FORMS) {
      try (Arena arena = Arena.ofConfined()) {
        Ring ring = new Ring(RingSetup.make(form), arena);
        test.accept(ring);
        ring.close();
      }
    }
  }

  @Test
  void operations_ofAWholeRound_completeInOrder() {
    withEachForm(
        ring -> {
          for (int round = 0; round < 5; round++) {
            for (int i = 0; i < 300; i++) {
              ring.prepare(NOP, -1, 0, 0, 0, 1000 + i);
            }
            ring.await(LONG_NANOS);
            for (int i = 0; i < 300; i++) {
              assertThat(ring.next()).isTrue();
              assertThat(ring.userData()).isEqualTo(1000 + i);
              assertThat(ring.result()).isZero();
            }
            assertThat(ring.next()).isFalse();
          }
        });
  }

  @Test
  void completions_moreThanTheirQueueHolds_areAllTold() {
    int count = 20_000;
    withEachForm(
        ring -> {
          for (int i = 0; i < count; i++) {
            ring.prepare(NOP, -1, 0, 0, 0, 1 + i);
          }
          int taken = 0;
          while (taken < count) {
            if (ring.next()) {
              taken++;
            } else {
              ring.submit();
            }
          }
          assertThat(ring.next()).isFalse();
          assertThat(ring.needsSubmit()).isFalse();
        });
  }

  @Test
  void await_nothingCompletes_endsInTime() {
    withEachForm(
        ring -> {
          long start = System.nanoTime();
          ring.await(2_000_000);
          assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(2_000_000);
          assertThat(ring.available()).isZero();
        });
  }

  @Test
  void isForeign_fromItsFirstUse_onOtherThreads() {
    withEachForm(
        ring -> {
          boolean[] foreign = new boolean[2];
          Thread other = new Thread(() -> foreign[1] = ring.isForeign());
          foreign[0] = ring.isForeign();
          ring.submit();
          other.start();
          join(other);
          assertThat(foreign).containsExactly(false, true);
          assertThat(ring.isForeign()).isFalse();
        });
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
