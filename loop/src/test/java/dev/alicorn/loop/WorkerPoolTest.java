package dev.alicorn.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class WorkerPoolTest {
  @ParameterizedTest
  @CsvSource({"1, 1", "8, 8", "1024, 1024", "5000, 1024", "0, 1", "-3, 1", "many, 1", "' 6 ', 6"})
  void size_fromText_isBounded(String text, int size) {
    assertThat(WorkerPool.sizeFrom(text)).isEqualTo(size);
  }

  @Test
  void size_nothingSaid_isFour() {
    assertThat(WorkerPool.sizeFrom(null)).isEqualTo(4);
  }

  @Test
  void slowWork_fillsHalfOfPool_fastWorkGoesOn() {
    CountDownLatch fastDone = new CountDownLatch(1);
    try (EventLoop loop = EventLoop.builder().poolSize(2).open()) {
      for (int i = 0; i < 3; i++) {
        loop.queueSlowWork(
            () -> {
              fastDone.await();
              return 0;
            },
            (error, result) -> {});
      }
      loop.queueWork(() -> 0, (error, result) -> fastDone.countDown());
      loop.run();
    }

    assertThat(fastDone.getCount()).isZero();
  }
}
