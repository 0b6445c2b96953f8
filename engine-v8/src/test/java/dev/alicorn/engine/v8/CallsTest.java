package dev.alicorn.engine.v8;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alicorn.engine.JsFunction;
import dev.alicorn.engine.JsScope;
import dev.alicorn.engine.JsValue;
import dev.alicorn.engine.ScriptSource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class CallsTest extends V8Test {
  @Test
  void compiledFunction_called_seesItsParameters() {
    ScriptSource body = new ScriptSource("dir/file.js", "return a + b + (this === undefined)");
    try (JsFunction add = js.compileFunction(body, "a", "b")) {
      assertThat(add.call(1, 2)).isEqualTo(3);
      assertThat(add.callInt(20, 22)).isEqualTo(42);
    }
  }

  @Test
  void compiledFunction_withoutUseStrict_isSloppy() {
    ScriptSource body = new ScriptSource("f.js", "return this === globalThis");
    try (JsFunction sloppy = js.compileFunction(body)) {
      assertThat(sloppy.call()).isEqualTo(true);
    }
  }

  @Test
  void compiledFunction_withHashbang_runs() {
    ScriptSource body = new ScriptSource("f.js", "return 1");
    try (JsFunction one = js.compileFunction(body)) {
      assertThat(one.call()).isEqualTo(1);
    }
  }

  @Test
  void compiledFunction_fromItsCodeCache_runs() {
    ScriptSource body = new ScriptSource("f.js", "return (() => 6 * 7)()");
    byte[] cache;
    try (JsFunction first = js.compileFunction(body)) {
      first.call();
      cache = Objects.requireNonNull(first.codeCache());
    }
    assertThat(cache).isNotEmpty();
    try (JsFunction again = js.compileFunction(body, cache);
        JsFunction damaged = js.compileFunction(body, new byte[] {1, 2, 3})) {
      assertThat(again.call()).isEqualTo(42);
      assertThat(damaged.call()).isEqualTo(42);
    }
  }

  @Test
  void function_calledOn_hasThis() {
    try (JsFunction self = function("function () { 'use strict'; return this }");
        JsValue object = object("{a: 1}");
        JsValue result = (JsValue) Objects.requireNonNull(self.callOn(object))) {
      assertThat(result.isSameAs(object)).isTrue();
      assertThat(self.callOn("text")).isEqualTo("text");
    }
  }

  @Test
  void function_constructed_makesInstance() {
    try (JsFunction type = function("class A { constructor(x) { this.x = x } }");
        JsValue made = (JsValue) Objects.requireNonNull(type.construct(5))) {
      assertThat(made.get("x")).isEqualTo(5);
    }
  }

  @Test
  void callInt_resultIsNoNumber_throws() {
    try (JsFunction object = function("() => ({})")) {
      assertThatThrownBy(object::callInt).isInstanceOf(ClassCastException.class);
    }
  }

  @Test
  void microtasks_afterOutermostCall_haveRun() {
    eval("var log = []; Promise.resolve().then(() => log.push('micro')); log.push('sync')");
    assertThat(eval("log.join()")).isEqualTo("sync,micro");
  }

  @Test
  void microtasks_duringNestedCall_wait() {
    host(call -> call.functionAt(0).call());
    eval(
        """
        var log = [];
        host(0, () => { Promise.resolve().then(() => log.push('micro')) });
        log.push('after');
        """);
    assertThat(eval("log.join()")).isEqualTo("after,micro");
  }

  @Test
  void natives_withoutSnapshot_lackDrain() {
    try (JsValue natives = js.natives()) {
      assertThat(natives.get("drainMicrotasks")).isNull();
    }
  }

  @Test
  void scope_closed_closesItsHandlesButNotTheEscaped() {
    JsValue before = object("{}");
    JsValue inside;
    JsValue kept;
    try (JsScope scope = js.scope()) {
      inside = object("{}");
      kept = scope.escape(object("{a: 1}"));
      try (JsScope inner = js.scope()) {
        inner.escape(object("{}"));
      }
    }
    assertThat(inside.isClosed()).isTrue();
    assertThat(before.isClosed()).isFalse();
    assertThat(kept.get("a")).isEqualTo(1);
    kept.close();
  }

  @Test
  void scopes_closedInWrongOrder_throw() {
    JsScope outer = js.scope();
    JsScope inner = js.scope();
    assertThatThrownBy(outer::close).isInstanceOf(IllegalStateException.class);
    inner.close();
    outer.close();
  }

  @Test
  void context_fromOtherThread_throws() throws InterruptedException {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread other =
        new Thread(
            () -> {
              try {
                eval("1");
              } catch (IllegalStateException e) {
                thrown.set(e);
              }
            });
    other.start();
    other.join();
    assertThat(thrown.get()).hasMessageContaining("belongs to");
  }

  @Test
  void context_afterClose_throws() {
    JsValue object = object("{}");
    js.close();
    js.close();
    assertThatThrownBy(() -> eval("1")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> object.get("a")).isInstanceOf(IllegalStateException.class);
    js.interrupt();
  }

  @Test
  void engineVersion_isV8s() {
    assertThat(js.engineVersion()).matches("\\d+\\.\\d+\\..*");
  }

  @Test
  void heapStatistics_alsoInsideHostCall_areThere() {
    assertThat(js.heapStatistics().usedHeapSize()).isPositive();
    host(call -> (double) js.heapStatistics().usedHeapSize());
    assertThat((Integer) eval("host(0)")).isPositive();
    js.collectGarbage();
    js.runEngineTasks();
  }
}
