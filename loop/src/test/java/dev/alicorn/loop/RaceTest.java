package dev.alicorn.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What two threads may do to the loop's door and to its pool at the same moment. */
@Timeout(120)
class RaceTest {
  private final List<Integer> delivered = new ArrayList<>();

  private PostQueue.Post post(int number) {
    return new PostQueue.Post() {
      @Override
      void deliver() {
        delivered.add(number);
      }
    };
  }

  @Test
  void push_whileOthersAreTaken_isDeliveredOnceAndInOrder() throws Exception {
    PostQueue queue = new PostQueue();
    Race.run(
        round -> {
          delivered.clear();
          queue.push(post(0));
        },
        round -> {
          queue.deliverAll();
          queue.deliverAll();
        },
        round -> {
          queue.push(post(1));
          queue.push(post(2));
        },
        round -> {
          queue.deliverAll();
          assertThat(delivered).containsExactly(0, 1, 2);
          assertThat(queue.isEmpty()).isTrue();
        });
  }

  @Test
  void push_byTwoThreads_losesNone() throws Exception {
    PostQueue queue = new PostQueue();
    Race.run(
        round -> delivered.clear(),
        round -> {
          queue.push(post(1));
          queue.push(post(2));
        },
        round -> {
          queue.push(post(11));
          queue.push(post(12));
        },
        round -> {
          queue.deliverAll();
          assertThat(delivered).containsExactlyInAnyOrder(1, 2, 11, 12);
          assertThat(delivered.indexOf(1)).isLessThan(delivered.indexOf(2));
          assertThat(delivered.indexOf(11)).isLessThan(delivered.indexOf(12));
        });
  }

  @Test
  void send_whileTheLoopFallsAsleep_wakesIt() throws Exception {
    try (EventLoop loop = EventLoop.open()) {
      AtomicInteger calls = new AtomicInteger();
      Async async = new Async(loop, handle -> calls.incrementAndGet());
      Race.run(
          round -> calls.set(0),
          round -> loop.run(RunMode.ONCE), // would wait for ever for a send that was lost
          round -> async.send(),
          round -> assertThat(calls).hasValue(1));
    }
  }

  @Test
  void send_twiceWhileTheCallbackRuns_isSeenByALaterCall() throws Exception {
    try (EventLoop loop = EventLoop.open()) {
      AtomicInteger written = new AtomicInteger();
      AtomicInteger seen = new AtomicInteger();
      Async async = new Async(loop, handle -> seen.set(written.get()));
      Race.run(
          round -> {
            written.set(0);
            async.send();
          },
          round -> loop.run(RunMode.NOWAIT),
          round -> {
            written.set(1);
            async.send();
            written.set(2);
            async.send();
          },
          round -> {
            loop.run(RunMode.NOWAIT);
            assertThat(seen).hasValue(2);
          });
    }
  }

  @Test
  void execute_whileTheLoopEnds_runsInThisRunOrKeepsItAlive() throws Exception {
    try (EventLoop loop = EventLoop.open()) {
      AtomicInteger runs = new AtomicInteger();
      Race.run(
          round -> runs.set(0),
          round -> loop.run(),
          round -> loop.execute(runs::incrementAndGet),
          round -> {
            assertThat(runs.get() == 1 || loop.isAlive()).isTrue();
            loop.run();
            assertThat(runs).hasValue(1);
          });
    }
  }

  @Test
  void stop_whileTheLoopFallsAsleep_endsTheRun() throws Exception {
    try (EventLoop loop = EventLoop.open()) {
      Async async = new Async(loop, handle -> {}); // keeps it alive
      Race.run(
          round -> {},
          round -> loop.run(),
          round -> loop.stop(),
          round -> loop.run(RunMode.NOWAIT));
      assertThat(async.isActive()).isTrue();
    }
  }

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
