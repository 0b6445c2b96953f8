package dev.alicorn.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class IoVectorTest {
  private final MemorySegment memory = MemorySegment.ofArray(new byte[100]);

  @Test
  void consume_acrossRanges_leavesRest() {
    IoVector vector = new IoVector().add(memory, 0, 10).add(memory, 50, 5).add(memory, 90, 10);
    vector.consume(12);

    assertThat(vector.count()).isEqualTo(2);
    assertThat(vector.remaining()).isEqualTo(13);
    assertThat(vector.offset(0)).isEqualTo(52);
    assertThat(vector.length(0)).isEqualTo(3);
    assertThat(vector.offset(1)).isEqualTo(90);
    vector.consume(13);
    assertThat(vector.count()).isZero();
  }

  @Test
  void consume_tooMuch_isRefused() {
    IoVector vector = new IoVector().add(memory, 0, 10);

    assertThatThrownBy(() -> vector.consume(11)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> vector.consume(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void add_outside_isRefused() {
    IoVector vector = new IoVector();

    assertThatThrownBy(() -> vector.add(memory, 95, 6))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> vector.segment(0)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void add_byteBuffer_takesRemaining() {
    ByteBuffer buffer = ByteBuffer.allocateDirect(10).position(3).limit(8);
    IoVector vector = new IoVector().add(buffer);

    assertThat(vector.length(0)).isEqualTo(5);
    assertThat(vector.segment(0).byteSize()).isEqualTo(5);
    assertThat(buffer.position()).isEqualTo(3);
  }

  @Test
  void clear_thenAdd_startsAnew() {
    IoVector vector = new IoVector().add(memory, 0, 10).add(memory, 10, 10);
    vector.consume(15);
    vector.clear();
    vector.add(memory, 1, 2);

    assertThat(vector.count()).isEqualTo(1);
    assertThat(vector.remaining()).isEqualTo(2);
    assertThat(vector.offset(0)).isEqualTo(1);
  }
}
