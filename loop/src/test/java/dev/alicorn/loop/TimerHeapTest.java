package dev.alicorn.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimerHeapTest {
  private record Entry(Timer timer, long due, long id) {}

  private static final Comparator<Entry> ORDER =
      Comparator.comparingLong(Entry::due).thenComparingLong(Entry::id);

  @Test
  void heap_randomAddsAndRemoves_agreesWithSortedList() {
    try (EventLoop loop = EventLoop.open()) {
      Random random = new Random(42);
      TimerHeap heap = new TimerHeap();
      List<Entry> model = new ArrayList<>();
      for (int i = 0; i < 20_000; i++) {
        if (model.isEmpty() || random.nextInt(5) < 3) {
          Entry entry = new Entry(new Timer(loop), random.nextInt(500), i);
          heap.add(entry.timer(), entry.due(), entry.id());
          model.add(entry);
        } else {
          Entry gone = model.remove(random.nextInt(model.size()));
          heap.remove(gone.timer());
          assertThat(gone.timer().heapIndex).isEqualTo(-1);
        }
      }
      model.sort(ORDER);
      assertThat(heap.size()).isEqualTo(model.size());
      for (Entry expected : model) {
        Timer first = Objects.requireNonNull(heap.first());
        assertThat(heap.firstDue()).isEqualTo(expected.due());
        assertThat(first).isSameAs(expected.timer());
        heap.remove(first);
      }
      assertThat(heap.first()).isNull();
    }
  }
}
