package dev.alicorn.engine.v8;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alicorn.engine.ContextOptions;
import dev.alicorn.engine.EngineConfig;
import dev.alicorn.engine.JsContext;
import dev.alicorn.engine.JsEngine;
import dev.alicorn.engine.ScriptSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class ThreadsTest {
  private final JsEngine engine =
      new V8EngineFactory()
          .engine(EngineConfig.defaults().withFlags(List.of("--max-old-space-size=100")));

  @Test
  void context_onOrdinaryThread_isRefused() {
    assertThatThrownBy(() -> engine.open(ContextOptions.empty()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("newThread");
  }

  @Test
  void context_openedDeepInCalls_isRefused() throws Throwable {
    assertThatThrownBy(
            () -> OnV8Thread.run(() -> deep(200, () -> engine.open(ContextOptions.empty()))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("near the start");
  }

  private static Object deep(int levels, Supplier<Object> action) {
    return levels == 0 ? action.get() : deep(levels - 1, action);
  }

  @Test
  void engine_withOtherConfiguration_isRefused() {
    assertThatThrownBy(() -> new V8EngineFactory().engine(EngineConfig.defaults()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void contexts_onSeveralThreads_runAtOnce() throws InterruptedException {
    ConcurrentLinkedQueue<Object> results = new ConcurrentLinkedQueue<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      int number = i;
      threads.add(
          engine.newThread(
              "v8-" + i,
              () -> {
                try (JsContext js = engine.open(ContextOptions.empty())) {
                  String source =
                      "try { throw {n: " + number + "} } catch (e) { e.n * " + number + " }";
                  results.add(String.valueOf(js.evaluate(new ScriptSource("x", source))));
                }
              }));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(results).containsExactlyInAnyOrder("0", "1", "4");
  }
}
