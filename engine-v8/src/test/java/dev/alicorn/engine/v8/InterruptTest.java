package dev.alicorn.engine.v8;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alicorn.engine.JsInterruptedException;
import dev.alicorn.engine.JsOutOfMemoryException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class InterruptTest extends V8Test {
  private final CountDownLatch running = new CountDownLatch(1);

  private void interruptOnceRunning() {
    Thread other =
        new Thread(
            () -> {
              try {
                running.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              js.interrupt();
            });
    other.start();
  }

  @Test
  void endlessLoop_interrupted_endsAndContextLives() {
    host(
        call -> {
          running.countDown();
          return null;
        });
    interruptOnceRunning();
    assertThatThrownBy(() -> eval("host(0); try { for (;;); } catch { globalThis.caught = 1 }"))
        .isExactlyInstanceOf(JsInterruptedException.class);
    assertThat(eval("typeof caught + (1 + 1)")).isEqualTo("undefined2");
  }

  @Test
  void endlessLoop_inNestedCall_endsAllOfThem() {
    host(
        call -> {
          running.countDown();
          return call.functionAt(0).call();
        });
    interruptOnceRunning();
    assertThatThrownBy(() -> eval("host(0, () => { for (;;); }); globalThis.after = 1"))
        .isExactlyInstanceOf(JsInterruptedException.class);
    assertThat(eval("typeof after")).isEqualTo("undefined");
  }

  @Test
  void interrupt_swallowedByHostFunction_stillEndsJavaScript() {
    host(
        call -> {
          running.countDown();
          try {
            return call.functionAt(0).call();
          } catch (JsInterruptedException e) {
            return 1;
          }
        });
    interruptOnceRunning();
    assertThatThrownBy(() -> eval("host(0, () => { for (;;); }); for (;;);"))
        .isExactlyInstanceOf(JsInterruptedException.class);
    assertThat(eval("2")).isEqualTo(2);
  }

  @Test
  void endlessMicrotasks_interrupted_end() {
    host(
        call -> {
          running.countDown();
          return null;
        });
    interruptOnceRunning();
    assertThatThrownBy(() -> eval("(function f() { host(0); Promise.resolve().then(f) })(); 5"))
        .isExactlyInstanceOf(JsInterruptedException.class);
    assertThat(eval("2")).isEqualTo(2);
  }

  @Test
  void interrupt_whileNothingRuns_endsTheNextCall() {
    js.interrupt();
    assertThatThrownBy(() -> eval("for (;;);")).isInstanceOf(JsInterruptedException.class);
    assertThat(eval("2")).isEqualTo(2);
  }

  @Test
  void heap_filledUp_throwsAndContextLives() {
    js.onNearHeapLimit((current, initial) -> current);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> eval("var hold = []; for (;;) hold.push(new Array(10000).fill({}))"))
          .isInstanceOf(JsOutOfMemoryException.class);
      eval("hold = null");
      js.collectGarbage();
      assertThat(js.heapStatistics().usedHeapSize()).isLessThan(50L << 20);
    }
  }

  @Test
  void heap_filledInOneStep_endsTheStepAndLetsTheNextRun() {
    assertThat(eval("new Array(2e7).fill(1).length")).isEqualTo(20_000_000);
    assertThat(eval("1 + 1")).isEqualTo(2);
    assertThatThrownBy(() -> eval("const map = new Map(); for (let i = 0; ; i++) map.set(i, {})"))
        .isInstanceOf(JsOutOfMemoryException.class);
    assertThat(eval("1 + 1")).isEqualTo(2);
  }

  @Test
  void heapListener_thatRaisesTheLimit_isObeyed() {
    long[] asked = new long[1];
    js.onNearHeapLimit(
        (current, initial) -> {
          asked[0]++;
          return asked[0] == 1 ? current + (64L << 20) : current;
        });
    assertThatThrownBy(() -> eval("var hold = []; for (;;) hold.push(new Array(10000).fill({}))"))
        .isInstanceOf(JsOutOfMemoryException.class);
    assertThat(asked[0]).isGreaterThanOrEqualTo(2);
    eval("hold = null");
  }

  @Test
  void heapLimit_lowered_isTheLimitThatIsKept() {
    js.limitHeap(32L << 20);
    assertThatThrownBy(() -> eval("var hold = []; for (;;) hold.push(new Array(10000).fill({}))"))
        .isInstanceOf(JsOutOfMemoryException.class);
    assertThat(js.heapStatistics().heapSizeLimit()).isLessThan(256L << 20);
    assertThat(eval("hold = null; 1 + 1")).isEqualTo(2);
  }
}
