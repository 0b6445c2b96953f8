package dev.alicorn.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimerQueueTest {
  /** So many that some timers are alone, some meet in a ring, and some rings drive others out. */
  private static final int DUES = 3_000;

  private record Entry(Timer timer, long due, long id) {}

  private static final Comparator<Entry> ORDER =
      Comparator.comparingLong(Entry::due).thenComparingLong(Entry::id);

  @Test
  void queue_randomAddsAndRemoves_agreesWithSortedList() {
    try (EventLoop loop = EventLoop.open()) {
      Random random = new Random(42);
      TimerQueue queue = new TimerQueue();
      List<Entry> model = new ArrayList<>();
      for (int i = 0; i < 20_000; i++) {
        if (model.isEmpty() || random.nextInt(5) < 3) {
          Entry entry = new Entry(new Timer(loop), random.nextInt(DUES) * 1_000_000L, i);
          queue.add(entry.timer(), entry.due());
          model.add(entry);
        } else {
          Entry gone = model.remove(random.nextInt(model.size()));
          queue.remove(gone.timer());
          assertThat(gone.timer().heapIndex).isEqualTo(-1);
        }
      }
      model.sort(ORDER);
      assertThat(queue.size()).isEqualTo(model.size());
      for (Entry expected : model) {
        Timer first = Objects.requireNonNull(queue.first());
        assertThat(queue.firstDue()).isEqualTo(expected.due());
        assertThat(first).isSameAs(expected.timer());
        queue.remove(first);
      }
      assertThat(queue.first()).isNull();
    }
  }
}
