package dev.alicorn.engine.v8;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.alicorn.engine.ContextOptions;
import dev.alicorn.engine.JsContext;
import dev.alicorn.engine.JsFunction;
import dev.alicorn.engine.JsNull;
import dev.alicorn.engine.JsValue;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ValuesTest extends V8Test {
  static Stream<Object> values() {
    return Stream.of(
        JsNull.NULL,
        true,
        false,
        0,
        -1,
        Integer.MIN_VALUE,
        Integer.MAX_VALUE,
        -0.0,
        1.5,
        1e300,
        Double.NaN,
        Double.NEGATIVE_INFINITY,
        2147483648.0,
        "",
        "text",
        "\ud83e\udd84 unicorn",
        "lone \ud800",
        "zero \0 inside",
        BigInteger.ZERO,
        BigInteger.TWO.pow(63).negate(),
        BigInteger.TWO.pow(64).negate(),
        BigInteger.TEN.pow(40),
        Instant.ofEpochMilli(1_234_567));
  }

  @ParameterizedTest
  @MethodSource("values")
  void value_throughFunction_isEqual(Object value) {
    try (JsFunction same = function("x => x")) {
      assertThat(same.call(value)).isEqualTo(value);
    }
  }

  @ParameterizedTest
  @MethodSource("values")
  void value_throughHost_isEqual(Object value) {
    host(call -> call.valueAt(0));
    try (JsFunction pass = function("x => host(0, x)")) {
      assertThat(pass.call(value)).isEqualTo(value);
    }
  }

  @Test
  void undefined_bothWays_isJavaNull() {
    assertThat(eval("undefined")).isNull();
    try (JsFunction type = function("x => typeof x")) {
      assertThat(type.call((Object) null)).isEqualTo("undefined");
      assertThat(type.call(JsNull.NULL)).isEqualTo("object");
      assertThat(type.call(7L)).isEqualTo("number");
    }
  }

  @Test
  void object_throughFunction_keepsIdentity() {
    try (JsValue object = object("{}");
        JsFunction same = function("x => x");
        JsValue other = object("{}");
        JsValue returned = (JsValue) Objects.requireNonNull(same.call(object))) {
      assertThat(returned.isSameAs(object)).isTrue();
      assertThat(returned.isSameAs(other)).isFalse();
      assertThat(returned.isSameAs("text")).isFalse();
    }
  }

  @Test
  void symbol_throughFunction_keepsIdentity() {
    try (JsValue symbol = object("Symbol.iterator");
        JsFunction test = function("x => x === Symbol.iterator")) {
      assertThat(test.call(symbol)).isEqualTo(true);
      assertThat(symbol.toJsString()).isEqualTo("Symbol(Symbol.iterator)");
    }
  }

  @Test
  void arrays_intoJavaScript_areCopied() {
    try (JsFunction json = function("x => JSON.stringify(x)");
        JsFunction bytes = function("x => x instanceof Uint8Array && x.join()")) {
      assertThat(json.call((Object) new Object[] {1, "a", new String[] {"b"}, JsNull.NULL}))
          .isEqualTo("[1,\"a\",[\"b\"],null]");
      assertThat(bytes.call((Object) new byte[] {1, -1})).isEqualTo("1,255");
      assertThat(bytes.call((Object) new byte[0])).isEqualTo("");
    }
  }

  @Test
  void properties_getSetDelete_work() {
    try (JsValue object = object("{a: 1, list: [10, 20]}");
        JsValue list = (JsValue) Objects.requireNonNull(object.get("list"))) {
      assertThat(object.get("a")).isEqualTo(1);
      assertThat(object.get("missing")).isNull();
      assertThat(list.get(1)).isEqualTo(20);
      object.set("a", "new");
      assertThat(object.get("a")).isEqualTo("new");
      assertThat(object.delete("a")).isTrue();
      assertThat(object.get("a")).isNull();
      assertThat(object.toJsString()).isEqualTo("[object Object]");
    }
  }

  @Test
  void handle_afterClose_throws() {
    JsValue object = object("{}");
    object.close();
    object.close();
    assertThat(object.isClosed()).isTrue();
    assertThatThrownBy(() -> object.get("a")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void handle_duplicated_isClosedOnItsOwn() {
    JsValue object = object("{a: 1}");
    try (JsValue second = object.duplicate()) {
      object.close();
      assertThat(second.get("a")).isEqualTo(1);
    }
  }

  @Test
  void handle_ofAnotherContext_throws() {
    try (JsContext other = engine.open(ContextOptions.empty());
        JsValue foreign = other.global();
        JsFunction same = function("x => x")) {
      assertThatThrownBy(() -> same.call(foreign)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void callableProxy_asValue_isFunction() {
    try (JsValue proxy = object("new Proxy(x => x + 1, {})");
        JsValue plain = object("new Proxy({}, {})")) {
      assertThat(proxy.asFunction().call(1)).isEqualTo(2);
      assertThat(plain.isFunction()).isFalse();
    }
  }

  @Test
  void intl_inContext_isComplete() {
    assertThat(eval("new Intl.NumberFormat('de').format(12345.6)")).isEqualTo("12.345,6");
    assertThat(eval("/\\p{L}/u.test('\u00e9') && /[\\p{Script=Han}--a]/v.test('\u6f22')"))
        .isEqualTo(true);
    assertThat(eval("'\ufb01'.normalize('NFKC')")).isEqualTo("fi");
    assertThat(eval("['z', '\u00e4', 'a'].sort(new Intl.Collator('sv').compare).join('')"))
        .isEqualTo("az\u00e4");
    assertThat(eval("new Intl.DisplayNames('fr', {type: 'region'}).of('DE')"))
        .isEqualTo("Allemagne");
    assertThat(
            eval(
                "new Date(0).toLocaleString('en-US', {timeZone: 'America/New_York',"
                    + " timeZoneName: 'long'})"))
        .isEqualTo("12/31/1969, 7:00:00 PM Eastern Standard Time");
    assertThat(
            eval(
                "Array.from(new Intl.Segmenter('th', {granularity: 'word'})"
                    + ".segment('\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35\u0e0a\u0e32\u0e27\u0e42\u0e25\u0e01')).length"))
        .isEqualTo(3);
  }
}
