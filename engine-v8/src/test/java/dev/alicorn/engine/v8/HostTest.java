package dev.alicorn.engine.v8;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alicorn.engine.HostTable;
import dev.alicorn.engine.JsException;
import dev.alicorn.engine.JsFunction;
import dev.alicorn.engine.JsNull;
import dev.alicorn.engine.JsThrow;
import dev.alicorn.engine.JsValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class HostTest extends V8Test {
  @Test
  void arguments_ofEachType_areRead() {
    List<@Nullable Object> seen = new ArrayList<>();
    host(
        call -> {
          seen.add(call.count());
          seen.add(call.intAt(0));
          seen.add(call.doubleAt(1));
          seen.add(call.longAt(2));
          seen.add(call.stringAt(3));
          seen.add(call.booleanAt(4));
          seen.add(call.stringOrNullAt(5));
          seen.add(call.isNullish(6));
          seen.add(call.isNullish(99));
          seen.add(call.valueAt(99));
          return null;
        });
    assertThat(eval("host(0, 7.9, 1.5, 2 ** 40, 'text', true, null, undefined)")).isNull();
    assertThat(seen).containsExactly(7, 7, 1.5, 1L << 40, "text", true, null, true, true, null);
  }

  @Test
  void arguments_ofWrongType_throwTypeError() {
    host(call -> call.stringAt(0) + call.intAt(1));
    assertThat(eval("try { host(0, {}) } catch (e) { e instanceof TypeError && e.message }"))
        .isEqualTo("Argument 0 of a host call must be a string");
    assertThat(eval("try { host(0, 'a', '1') } catch (e) { e.message }"))
        .isEqualTo("Argument 1 of a host call must be a number");
  }

  @Test
  void result_thatChangesItsType_arrives() {
    host(call -> call.valueAt(0));
    assertThat(eval("[1, 'a', 2, null, 'b', true, undefined, 'c'].map(x => host(0, x)).join('|')"))
        .isEqualTo("1|a|2||b|true||c");
  }

  @Test
  void result_bytesAndArrays_areCopied() {
    host(call -> call.intAt(0) == 0 ? new byte[] {1, 2} : new Object[] {1, JsNull.NULL});
    assertThat(eval("const b = host(0, 0); b instanceof Uint8Array && b.join()")).isEqualTo("1,2");
    assertThat(eval("JSON.stringify(host(0, 1))")).isEqualTo("[1,null]");
  }

  @Test
  void result_lentHandle_isTheSameObject() {
    host(call -> call.valueAt(0));
    assertThat(eval("var o = {}; [1, 2, 3].every(() => host(0, o) === o)")).isEqualTo(true);
  }

  @Test
  void result_ownedHandle_isClosedByReturning() {
    List<JsValue> made = new ArrayList<>();
    host(
        call -> {
          JsValue object = object("{a: 1}");
          made.add(object);
          return object;
        });
    assertThat(eval("host(0).a + host(0).a")).isEqualTo(2);
    assertThat(made).allMatch(JsValue::isClosed);
  }

  @Test
  void argument_keptBeyondCall_throws() {
    List<JsValue> kept = new ArrayList<>();
    host(
        call -> {
          kept.add(call.objectAt(0));
          kept.add(call.objectAt(0).duplicate());
          return null;
        });
    eval("host(0, {a: 1})");
    assertThatThrownBy(() -> kept.getFirst().get("a")).isInstanceOf(IllegalStateException.class);
    assertThat(kept.getLast().get("a")).isEqualTo(1);
  }

  @Test
  void nestedCalls_inArguments_doNotMixThem() {
    host(
        call -> {
          int before = call.intAt(1);
          Object inner = call.isNullish(0) ? 0 : call.functionAt(0).call();
          return before + call.intAt(1) + ((Number) Objects.requireNonNull(inner)).intValue();
        });
    assertThat(eval("host(0, () => host(0, () => host(0, null, 100), 10), 1)")).isEqualTo(222);
  }

  @Test
  void manyArguments_upTo32_work() {
    host(call -> call.count() + call.stringAt(call.count() - 1));
    assertThat(eval("host(0, ...Array.from({length: 32}, (_, i) => 'a' + i))")).isEqualTo("32a31");
    assertThat(eval("try { host(0, ...new Array(33)) } catch (e) { e.name }"))
        .isEqualTo("RangeError");
  }

  @Test
  void unknownOp_called_throws() {
    host(call -> null);
    assertThat(eval("try { host(5) } catch (e) { e.message }"))
        .isEqualTo("No host function has the number 5");
    assertThat(eval("try { host(-7) } catch (e) { e.message }"))
        .isEqualTo("No internal function has the number -7");
  }

  @Test
  void jsThrow_ofAnyValue_isCaughtUnchanged() {
    host(
        call -> {
          throw new JsThrow(call.valueAt(0));
        });
    assertThat(
            eval(
                """
                const o = {}, e = new Error('x'), s = Symbol();
                [o, e, s, 1, 'a', null, undefined, 5n].every((v) => {
                  try { host(0, v); return false } catch (t) { return t === v }
                })
                """))
        .isEqualTo(true);
  }

  @Test
  void javaException_unknown_becomesErrorWithMessageAndCause() {
    host(
        call -> {
          throw new IOException("cannot read", new IllegalStateException("disk on fire"));
        });
    assertThat(eval("try { host(0) } catch (e) { e instanceof Error && e.message }"))
        .isEqualTo("cannot read: disk on fire");
  }

  @Test
  void javaException_leavingJavaScript_isTheCause() {
    IOException failure = new IOException("cannot read");
    host(
        call -> {
          throw failure;
        });
    assertThat(thrownBy("host(0)")).hasCause(failure).hasMessage("Error: cannot read");
    assertThat(thrownBy("throw new Error('other')")).hasNoCause();
  }

  @Test
  void javaError_inHostFunction_becomesError() {
    host(
        call -> {
          throw new AssertionError("broken");
        });
    assertThat(eval("try { host(0) } catch (e) { e.message }")).isEqualTo("broken");
  }

  @Test
  void failureBuilder_set_makesTheError() {
    host(
        call -> {
          throw new IOException("gone");
        });
    try (JsFunction builder =
        function(
            """
            (message, type, stack) =>
              Object.assign(new TypeError(message), {type, stack2: stack.includes('HostTest')})
            """)) {
      js.onHostFailure(builder);
    }
    assertThat(eval("try { host(0) } catch (e) { [e.name, e.message, e.type, e.stack2].join() }"))
        .isEqualTo("TypeError,gone,java.io.IOException,true");
    js.onHostFailure(null);
    assertThat(eval("try { host(0) } catch (e) { e.name }")).isEqualTo("Error");
  }

  @Test
  void failureBuilder_thatThrows_doesNotHideTheFailure() {
    host(
        call -> {
          throw new IOException("gone");
        });
    try (JsFunction builder = function("() => { throw new Error('builder') }")) {
      js.onHostFailure(builder);
    }
    assertThat(eval("try { host(0) } catch (e) { e.message }")).isEqualTo("gone");
  }

  @Test
  void jsException_throughHostFunction_isTheSameObject() {
    host(call -> call.functionAt(0).call());
    assertThat(eval("const o = {}; try { host(0, () => { throw o }) } catch (e) { e === o }"))
        .isEqualTo(true);
  }

  @Test
  void jsException_caughtByHostFunction_isOver() {
    host(
        call -> {
          try {
            return call.functionAt(0).call();
          } catch (JsException e) {
            e.release();
            return e.getMessage();
          }
        });
    assertThat(eval("host(0, () => { throw new RangeError('r') })")).isEqualTo("RangeError: r");
  }

  @Test
  void table_replaced_changesTheFunctions() {
    JsFunction first = host(call -> 1);
    HostTable.Builder table = HostTable.builder();
    table.add("other", call -> 2);
    JsFunction second = js.host(table.build());
    assertThat(second.isSameAs(first)).isTrue();
    assertThat(eval("host(0)")).isEqualTo(2);
  }
}
