package dev.alicorn.loop.nio;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which buffers are kept. */
final class BufferViewsTest {
  private final BufferViews views = new BufferViews();
  private final List<MemorySegment> segments =
      Stream.generate(() -> Arena.ofAuto().allocate(100)).limit(40).toList();

  @Test
  void view_ofAFewSegmentsInTurn_isMadeOnceEach() {
    List<MemorySegment> few = segments.subList(0, 16);
    List<ByteBuffer> first = views(few);

    assertThat(views(few)).usingElementComparator((a, b) -> a == b ? 0 : 1).isEqualTo(first);
  }

  @Test
  void view_ofManySegments_isOfTheRightOne() {
    for (int i = 0; i < segments.size(); i++) {
      segments.get(i).set(ValueLayout.JAVA_BYTE, 7, (byte) i);
    }
    for (int turn = 0; turn < 2; turn++) {
      for (int i = 0; i < segments.size(); i++) {
        ByteBuffer buffer = views.view(segments.get(i), 7, 3);
        assertThat(buffer.remaining()).isEqualTo(3);
        assertThat(buffer.get()).isEqualTo((byte) i);
      }
    }
  }

  private List<ByteBuffer> views(List<MemorySegment> of) {
    List<ByteBuffer> made = new ArrayList<>();
    of.forEach(segment -> made.add(views.view(segment, 0, 1)));
    return made;
  }
}
