package dev.alicorn.loop.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alicorn.loop.WorkRequest;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Random bytes, at once and by the pool. */
public abstract class RandomContract extends LoopContract {
  private static final int MANY = 100_000;

  /** For the subclasses. */
  protected RandomContract() {}

  private static boolean isFilled(MemorySegment memory) {
    byte[] bytes = memory.toArray(ValueLayout.JAVA_BYTE);
    int[] counts = new int[256];
    for (byte each : bytes) {
      counts[each & 0xFF]++;
    }
    for (int count : counts) {
      if (count < bytes.length / 512 || count > bytes.length / 128) {
        return false;
      }
    }
    return true;
  }

  @Test
  void fill_nativeAndHeap_areFilledToTheEnd() {
    MemorySegment onHeap = MemorySegment.ofArray(new byte[MANY]);
    MemorySegment outside = Arena.ofAuto().allocate(MANY);
    loop.random().fill(onHeap);
    loop.random().fill(outside);

    assertThat(isFilled(onHeap)).isTrue();
    assertThat(isFilled(outside)).isTrue();
    assertThat(isFilled(outside.asSlice(MANY / 2))).isTrue();
  }

  @Test
  void fill_nothing_isFine() {
    loop.random().fill(MemorySegment.ofArray(new byte[0]));
  }

  @Test
  void fill_withCallback_comesLaterOnLoopThread() {
    Thread here = Thread.currentThread();
    MemorySegment memory = Arena.ofAuto().allocate(MANY);
    loop.random()
        .fill(
            memory,
            (error, buffer) -> {
              assertThat(error).isNull();
              assertThat(buffer).isSameAs(memory);
              assertThat(Thread.currentThread()).isSameAs(here);
              log.add("filled " + isFilled(buffer));
            });
    assertThat(log).isEmpty();

    run();

    assertThat(log).containsExactly("filled true");
  }

  @Test
  void fill_cancelledWhileItWaits_isCanceled() throws InterruptedException {
    CountDownLatch release = new CountDownLatch(1);
    try (dev.alicorn.loop.WorkerPool pool = new dev.alicorn.loop.WorkerPool(1);
        dev.alicorn.loop.EventLoop own = builder().pool(pool).open()) {
      own.queueWork(
          () -> {
            release.await();
            return 1;
          },
          (error, result) -> log.add("work"));
      WorkRequest<MemorySegment> request =
          own.random()
              .fill(
                  MemorySegment.ofArray(new byte[8]),
                  (error, buffer) -> log.add(error == null ? "filled" : error.code()));
      assertThat(request.cancel()).isTrue();
      release.countDown();
      own.run();
    }

    assertThat(log).containsExactlyInAnyOrder("ECANCELED", "work");
  }

  @Test
  @SuppressWarnings("restricted") // the memory is not touched
  void fill_moreThanANumberCanTell_isTooBig() {
    MemorySegment big = MemorySegment.NULL.reinterpret(Integer.MAX_VALUE + 1L);

    assertThatThrownBy(() -> loop.random().fill(big)).hasMessageStartingWith("E2BIG");
    assertThatThrownBy(() -> loop.random().fill(big, (error, buffer) -> {}))
        .hasMessageStartingWith("E2BIG");
  }
}
