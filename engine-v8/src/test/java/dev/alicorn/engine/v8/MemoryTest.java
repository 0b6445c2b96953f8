package dev.alicorn.engine.v8;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alicorn.engine.JsValue;
import dev.alicorn.engine.PinnedBytes;
import dev.alicorn.engine.SharedMemory;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MemoryTest extends V8Test {
  private final List<MemorySegment> seen = new ArrayList<>();

  private SharedMemory shareAsGlobal(int bytes) {
    SharedMemory memory = js.allocate(bytes);
    try (JsValue global = js.global()) {
      global.set("memory", memory.buffer());
    }
    return memory;
  }

  @Test
  void sharedMemory_writtenByEither_isSeenByTheOther() {
    SharedMemory memory = shareAsGlobal(64);
    memory.segment().set(ValueLayout.JAVA_DOUBLE, 8, 1.5);
    assertThat(eval("const d = new Float64Array(memory); d[0] = 2.5; d[1]")).isEqualTo(1.5);
    assertThat(memory.segment().get(ValueLayout.JAVA_DOUBLE, 0)).isEqualTo(2.5);
    memory.close();
  }

  @Test
  void sharedMemory_afterClose_throwsInJavaAndLivesInJavaScript() {
    SharedMemory memory = shareAsGlobal(8);
    MemorySegment segment = memory.segment();
    memory.close();
    memory.close();
    assertThatThrownBy(() -> segment.get(ValueLayout.JAVA_BYTE, 0))
        .isInstanceOf(IllegalStateException.class);
    assertThat(eval("memory.byteLength")).isEqualTo(8);
  }

  @Test
  void sharedMemory_forgottenByJavaScript_staysForJava() {
    SharedMemory memory = shareAsGlobal(1 << 20);
    memory.segment().fill((byte) 3);
    eval("memory = undefined");
    js.collectGarbage();
    eval("for (let i = 0; i < 50; i++) new ArrayBuffer(1 << 20)");
    js.collectGarbage();
    assertThat(memory.segment().get(ValueLayout.JAVA_BYTE, 1000)).isEqualTo((byte) 3);
    memory.close();
  }

  @Test
  void sharedMemory_ofClosedContext_throws() {
    SharedMemory memory = js.allocate(8);
    MemorySegment segment = memory.segment();
    js.close();
    assertThatThrownBy(() -> segment.get(ValueLayout.JAVA_BYTE, 0))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void bytes_ofViews_areInPlace() {
    host(
        call -> {
          MemorySegment bytes = call.bytesAt(0);
          bytes.set(ValueLayout.JAVA_BYTE, 0, (byte) 9);
          return (int) bytes.byteSize();
        });
    assertThat(eval("const u = new Uint8Array(10); host(0, u.subarray(4)) + ':' + u[4]"))
        .isEqualTo("6:9");
    assertThat(eval("const f = new Uint16Array(4); host(0, f) + ':' + f[0]")).isEqualTo("8:9");
    assertThat(eval("const v = new DataView(new ArrayBuffer(5), 1); host(0, v)")).isEqualTo(4);
    assertThat(eval("host(0, new ArrayBuffer(3))")).isEqualTo(3);
    assertThat(eval("host(0, new SharedArrayBuffer(3))")).isEqualTo(3);
    assertThat(eval("try { host(0, {}) } catch (e) { e.name }")).isEqualTo("TypeError");
  }

  @Test
  void bytes_ofEmptyBuffers_areEmpty() {
    host(call -> (int) call.bytesAt(0).byteSize());
    assertThat(eval("host(0, new Uint8Array(0))")).isEqualTo(0);
    assertThat(eval("host(0, new ArrayBuffer(0))")).isEqualTo(0);
    assertThat(
            eval("const a = new ArrayBuffer(4), u2 = new Uint8Array(a); a.transfer(); host(0, u2)"))
        .isEqualTo(0);
  }

  @Test
  void bytes_afterTheCall_throw() {
    host(
        call -> {
          seen.add(call.bytesAt(0));
          return null;
        });
    eval("host(0, new Uint8Array(4))");
    assertThatThrownBy(() -> seen.getFirst().get(ValueLayout.JAVA_BYTE, 0))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void pin_committed_writesBack() {
    List<PinnedBytes> pins = new ArrayList<>();
    host(call -> pins.add(call.pinAt(0)));
    eval("var u = new Uint8Array([1, 2, 3, 4]); host(0, u.subarray(1, 3))");
    PinnedBytes pin = pins.getFirst();
    assertThat(pin.segment().toArray(ValueLayout.JAVA_BYTE)).containsExactly(2, 3);
    pin.segment().set(ValueLayout.JAVA_BYTE, 0, (byte) 20);
    pin.commit();
    pin.close();
    pin.close();
    assertThat(eval("u.join()")).isEqualTo("1,20,3,4");
    assertThatThrownBy(pin::segment).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void pin_ofResizableBuffer_survivesShrinking() {
    List<PinnedBytes> pins = new ArrayList<>();
    host(call -> pins.add(call.pinAt(0)));
    eval("var r = new ArrayBuffer(1 << 16, {maxByteLength: 1 << 17}); host(0, r); r.resize(2)");
    PinnedBytes pin = pins.getFirst();
    pin.segment().fill((byte) 5);
    pin.commit();
    pin.close();
    assertThat(eval("new Uint8Array(r).join()")).isEqualTo("5,5");
  }

  @Test
  void pin_ofTransferredBuffer_doesNotDangle() {
    List<PinnedBytes> pins = new ArrayList<>();
    host(call -> pins.add(call.pinAt(0)));
    eval("var t = new ArrayBuffer(1 << 20); host(0, t); t.transfer(); t = null");
    js.collectGarbage();
    PinnedBytes pin = pins.getFirst();
    pin.segment().fill((byte) 5);
    pin.commit();
    pin.close();
  }

  @Test
  void context_closedWithOpenPin_keepsItsMemory() {
    List<PinnedBytes> pins = new ArrayList<>();
    host(call -> pins.add(call.pinAt(0)));
    eval("host(0, new Uint8Array(1 << 20))");
    MemorySegment segment = pins.getFirst().segment();
    js.close();
    segment.fill((byte) 1);
    assertThat(segment.get(ValueLayout.JAVA_BYTE, 5)).isEqualTo((byte) 1);
  }

  @Test
  void memories_many_areFreed() {
    for (int i = 0; i < 200; i++) {
      js.allocate(1 << 20).close();
    }
    js.collectGarbage();
    assertThat(js.heapStatistics().externalMemory()).isLessThan(100L << 20);
    assertThatThrownBy(() -> js.allocate(0)).isInstanceOf(IllegalArgumentException.class);
  }
}
