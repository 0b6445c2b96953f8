package dev.alicorn.engine.v8;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.alicorn.engine.JsException;
import dev.alicorn.engine.JsFunction;
import dev.alicorn.engine.JsValue;
import dev.alicorn.engine.ScriptSource;
import java.math.BigInteger;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExceptionsTest extends V8Test {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "new Error('x')",
        "{a: 1}",
        "Object.create(null)",
        "() => 1",
        "[1]",
        "Symbol('x')",
        "Promise.resolve()",
        "new ArrayBuffer(8)",
        "new Uint8Array(8)",
        "new Map()",
        "new Proxy({}, {get() { throw 1 }, getPrototypeOf() { throw 2 }})",
        "function* () {}()",
        "/x/"
      })
  void exception_anyObject_isTheThrownOne(String expression) {
    eval("var thrown = (" + expression + ")");
    JsException exception = thrownBy("throw thrown");
    try (JsFunction test = function("x => x === thrown")) {
      assertThat(test.call(exception.value())).isEqualTo(true);
    }
    exception.release();
  }

  @Test
  void exception_primitive_isItsValue() {
    assertThat(thrownBy("throw 42").value()).isEqualTo(42);
    assertThat(thrownBy("throw 'text'")).hasMessage("text");
    assertThat(thrownBy("throw -0").value()).isEqualTo(-0.0);
    assertThat(thrownBy("throw true").value()).isEqualTo(true);
    assertThat(thrownBy("throw 10n").value()).isEqualTo(BigInteger.TEN);
    assertThat(thrownBy("throw undefined").value()).isNull();
  }

  @Test
  void exception_withGetters_runsNoneOfItsOwn() {
    eval("var count = 0; var nasty = {get a() { count++ }, toString() { count++; return '' }}");
    thrownBy("throw nasty").release();
    assertThat(eval("count")).isEqualTo(0);
  }

  @Test
  void exception_position_isWhereItWasThrown() {
    JsException exception =
        catchThrowableOfType(
            JsException.class,
            () ->
                js.evaluate(
                    new ScriptSource("dir/a.js", "const e = new Error('late');\n\n  throw e;")));
    JsException.Position position = exception.position();
    assertThat(position.resourceName()).isEqualTo("dir/a.js");
    assertThat(position.line()).isEqualTo(3);
    assertThat(position.sourceLine()).isEqualTo("  throw e;");
    assertThat(position.startColumn()).isEqualTo(2);
    assertThat(exception.jsStack()).startsWith("Error: late\n    at dir/a.js:1:11");
  }

  @Test
  void exception_throughFinally_keepsItsPosition() {
    JsException exception = thrownBy("try {\n throw 1 } finally { [].push() }");
    assertThat(exception.position().line()).isEqualTo(2);
  }

  @Test
  void exception_throughHost_keepsItsPosition() {
    host(call -> call.functionAt(0).call());
    JsException exception = thrownBy("host(0, () => {\n  throw 1;\n})");
    assertThat(exception.position().resourceName()).isEqualTo("test.js");
    assertThat(exception.position().line()).isEqualTo(2);
  }

  @Test
  void syntaxError_inScript_hasPosition() {
    JsException exception = thrownBy("let a = 1;\nlet b = ;");
    assertThat(exception).hasMessage("SyntaxError: Unexpected token ';'");
    assertThat(exception.position())
        .isEqualTo(new JsException.Position("test.js", 2, "let b = ;", 8, 9));
  }

  @Test
  void syntaxError_inFunction_countsFromLine1() {
    ScriptSource body = new ScriptSource("f.js", "return }");
    JsException exception =
        catchThrowableOfType(JsException.class, () -> js.compileFunction(body, "a"));
    assertThat(exception.position().line()).isEqualTo(1);
    assertThat(exception.position().startColumn()).isEqualTo(7);
  }

  @Test
  void exception_fromGetter_arrives() {
    try (JsValue object = object("{get a() { throw new TypeError('no') }}")) {
      JsException exception = catchThrowableOfType(JsException.class, () -> object.get("a"));
      assertThat(exception).hasMessage("TypeError: no");
      exception.release();
    }
  }

  @Test
  void stackOverflow_inJavaScript_isRangeError() {
    assertThat(thrownBy("(function f() { f() })()"))
        .hasMessage("RangeError: Maximum call stack size exceeded");
    assertThat(eval("1 + 1")).isEqualTo(2);
  }

  @Test
  void stackOverflow_throughHost_isRangeError() {
    host(call -> call.functionAt(0).call());
    JsException exception = thrownBy("(function f() { host(0, f) })()");
    assertThat(exception).hasMessageContaining("Maximum call stack size exceeded");
    assertThat(eval("host(0, () => 5)")).isEqualTo(5);
  }

  @Test
  void error_madeByJava_hasType() {
    try (JsValue error = js.newError("RangeError", "too far")) {
      assertThat(error.toJsString()).isEqualTo("RangeError: too far");
      assertThat(Objects.requireNonNull(error.get("stack")).toString()).startsWith("RangeError");
    }
  }

  @Test
  void exceptions_many_leaveNoHandles() {
    for (int i = 0; i < 100; i++) {
      thrownBy("throw new Error('x')").release();
    }
    assertThat(((V8Context) js).ownHandles().size()).isZero();
  }
}
