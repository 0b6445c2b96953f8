package dev.alicorn.engine.v8;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alicorn.engine.JsFunction;
import dev.alicorn.engine.JsInspection.PromiseState;
import dev.alicorn.engine.JsKind;
import dev.alicorn.engine.PromiseEvent;
import dev.alicorn.engine.PromiseListener;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PromiseEventsTest extends V8Test {
  private final List<String> events = new ArrayList<>();

  private void listen() {
    js.onPromiseEvent(
        (event, promise, value) -> {
          assertThat(promise.kind()).isEqualTo(JsKind.PROMISE);
          events.add(event + " " + value);
        });
  }

  @Test
  void rejection_withoutHandler_isToldWithReason() {
    listen();
    eval("Promise.reject(5)");
    assertThat(events).containsExactly("REJECTED_WITHOUT_HANDLER 5");
  }

  @Test
  void rejection_withHandler_isNotTold() {
    listen();
    eval("Promise.reject(5).catch(() => {})");
    // V8 tells both, because the promise is rejected before the handler is there.
    assertThat(events).containsExactly("REJECTED_WITHOUT_HANDLER 5", "HANDLER_ADDED null");
    events.clear();
    eval("new Promise((_, no) => queueReject = no).catch(() => {}); queueReject(1)");
    assertThat(events).isEmpty();
  }

  @Test
  void settledPromise_settledAgain_isTold() {
    listen();
    eval("new Promise((yes, no) => { yes(1); no(2) })");
    assertThat(events).containsExactly("REJECTED_AFTER_RESOLVED 2");
    events.clear();
    eval("new Promise((yes, no) => { yes(1); yes(3) })");
    assertThat(events).containsExactly("RESOLVED_AFTER_RESOLVED 3");
  }

  @Test
  void listenerInJavaScript_called_getsThemAll() {
    eval("var got = []");
    try (JsFunction listener =
        function("(event, promise, value) => got.push([event, promise, value])")) {
      js.onPromiseEvent(listener);
    }
    eval("var reason = new Error('r'); var p = Promise.reject(reason); p.catch(() => {})");
    assertThat(eval("got.length === 2 && got[0][0] === 0 && got[1][0] === 1")).isEqualTo(true);
    assertThat(eval("got[0][1] === p && got[0][2] === reason")).isEqualTo(true);
  }

  @Test
  void listener_thatThrows_tellsTheOutermostCaller() {
    js.onPromiseEvent(
        (event, promise, value) -> {
          throw new IllegalArgumentException("listener");
        });
    assertThatThrownBy(() -> eval("Promise.reject(1); 5"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("listener");
    js.onPromiseEvent((PromiseListener) null);
    assertThat(eval("Promise.reject(1); 5")).isEqualTo(5);
  }

  @Test
  void states_ofPromises_areSeen() {
    assertThat(stateOf("new Promise(() => {})")).isEqualTo(PromiseState.PENDING);
    assertThat(stateOf("Promise.resolve('v')")).isEqualTo(PromiseState.FULFILLED);
    assertThat(stateOf("Promise.reject('v')")).isEqualTo(PromiseState.REJECTED);
    assertThat(js.inspection().promiseResult(object("Promise.resolve('v')"))).isEqualTo("v");
    assertThat(js.inspection().promiseResult(object("new Promise(() => {})"))).isNull();
  }

  private PromiseState stateOf(String expression) {
    return js.inspection().promiseState(object(expression));
  }

  @Test
  void numbers_ofEvents_areStable() {
    assertThat(PromiseEvent.values()).extracting(PromiseEvent::code).containsExactly(0, 1, 2, 3);
  }
}
