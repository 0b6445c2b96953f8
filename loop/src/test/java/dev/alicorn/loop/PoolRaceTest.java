package dev.alicorn.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What threads of a pool, and others, may do to the same work at the same moment. */
@Timeout(120)
class PoolRaceTest {
  @Test
  void cancel_whileAThreadTakesTheWork_oneOfThemWins() throws Exception {
    try (WorkerPool pool = new WorkerPool(1);
        EventLoop loop = EventLoop.builder().pool(pool).open()) {
      AtomicInteger ran = new AtomicInteger();
      AtomicInteger done = new AtomicInteger();
      AtomicInteger cancelled = new AtomicInteger();
      List<WorkRequest<Integer>> request = new ArrayList<>();
      Race.run(
          round -> {
            ran.set(0);
            done.set(0);
            cancelled.set(0);
            request.clear();
          },
          round ->
              request.add(
                  loop.queueWork(
                      ran::incrementAndGet,
                      (error, result) -> (error == null ? done : cancelled).incrementAndGet())),
          round -> {},
          round -> {
            boolean won = request.get(0).cancel();
            assertThat(request.get(0).cancel()).isFalse();
            loop.run();
            assertThat(cancelled).hasValue(won ? 1 : 0);
            assertThat(done).hasValue(won ? 0 : 1);
            assertThat(ran).hasValue(won ? 0 : 1);
          });
    }
  }

  @Test
  void cancel_byTwoThreads_oneOfThemWins() throws Exception {
    try (WorkerPool pool = new WorkerPool(1);
        EventLoop loop = EventLoop.builder().pool(pool).open()) {
      AtomicInteger wins = new AtomicInteger();
      AtomicInteger answers = new AtomicInteger();
      List<WorkRequest<Integer>> request = new ArrayList<>();
      Race.run(
          round -> {
            wins.set(0);
            answers.set(0);
            request.clear();
            request.add(loop.queueWork(() -> 1, (error, result) -> answers.incrementAndGet()));
          },
          round -> wins.addAndGet(request.get(0).cancel() ? 1 : 0),
          round -> wins.addAndGet(request.get(0).cancel() ? 1 : 0),
          round -> {
            loop.run();
            assertThat(wins.get()).isLessThanOrEqualTo(1);
            assertThat(answers).hasValue(1);
          });
    }
  }
}
