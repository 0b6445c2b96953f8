package dev.alicorn.engine.v8;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alicorn.engine.JsFunction;
import dev.alicorn.engine.JsInspection;
import dev.alicorn.engine.JsInspectorSession;
import dev.alicorn.engine.JsKind;
import dev.alicorn.engine.JsNull;
import dev.alicorn.engine.JsValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InspectionTest extends V8Test {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | OBJECT",
        "[] | ARRAY",
        "() => {} | FUNCTION",
        "class {} | FUNCTION",
        "async () => {} | ASYNC_FUNCTION",
        "function* () {} | GENERATOR_FUNCTION",
        "async function* () {} | GENERATOR_FUNCTION",
        "(function* () {})() | GENERATOR",
        "(function () { return arguments })() | ARGUMENTS",
        "(function () { 'use strict'; return arguments })() | ARGUMENTS",
        "new TypeError() | ERROR",
        "new (class extends Error {})() | ERROR",
        "/x/ | REGEXP",
        "new Map() | MAP",
        "new Set() | SET",
        "new Map().entries() | MAP_ITERATOR",
        "new Set().values() | SET_ITERATOR",
        "new WeakMap() | WEAK_MAP",
        "new WeakSet() | WEAK_SET",
        "new WeakRef({}) | WEAK_REF",
        "Promise.resolve() | PROMISE",
        "new Proxy({}, {}) | PROXY",
        "new Proxy([], {}) | PROXY",
        "new Proxy(() => {}, {}) | PROXY",
        "new ArrayBuffer(1) | ARRAY_BUFFER",
        "new SharedArrayBuffer(1) | SHARED_ARRAY_BUFFER",
        "new DataView(new ArrayBuffer(1)) | DATA_VIEW",
        "new Uint8Array(1) | TYPED_ARRAY",
        "new Float16Array(1) | TYPED_ARRAY",
        "new BigUint64Array(1) | TYPED_ARRAY",
        "Object(true) | BOOLEAN_OBJECT",
        "Object(1) | NUMBER_OBJECT",
        "Object('') | STRING_OBJECT",
        "Object(Symbol.iterator) | SYMBOL_OBJECT",
        "Object(1n) | BIGINT_OBJECT",
        "Symbol.iterator | SYMBOL",
        "Object.setPrototypeOf(new Map(), null) | MAP",
        "Object.create(Map.prototype) | OBJECT"
      })
  void kind_ofValue_isTheEngines(String expression, JsKind kind) {
    try (JsValue value = object(expression);
        JsValue natives = js.natives();
        JsFunction kindOf =
            ((JsValue) Objects.requireNonNull(natives.get("kindOf"))).asFunction()) {
      assertThat(value.kind()).isEqualTo(kind);
      assertThat(kindOf.call(value)).isEqualTo(kind.code());
    }
  }

  @Test
  void kindInJavaScript_ofDateAndPrimitives_isRight() {
    try (JsValue natives = js.natives();
        JsValue global = js.global()) {
      global.set("natives", natives);
    }
    assertThat(eval("natives.kindOf(new Date())")).isEqualTo(JsKind.DATE.code());
    assertThat(eval("[null, undefined, 1, 'a', true, 1n].every(x => natives.kindOf(x) === -1)"))
        .isEqualTo(true);
  }

  @Test
  void natives_inJavaScript_showPromisesAndProxies() {
    try (JsValue natives = js.natives();
        JsValue global = js.global()) {
      global.set("natives", natives);
    }
    assertThat(eval("var o = {}; natives.promiseDetails(Promise.resolve(o))[1] === o"))
        .isEqualTo(true);
    assertThat(eval("JSON.stringify(natives.promiseDetails(new Promise(() => {})))"))
        .isEqualTo("[0,null]");
    assertThat(
            eval(
                "var h = {}; var d = natives.proxyDetails(new Proxy(o, h)); d[0] === o && d[1] === h"))
        .isEqualTo(true);
    assertThat(
            eval(
                "var m = new Map([[o, 1]]); var e = natives.previewEntries(m); e[0] === o && e[1] === 1"))
        .isEqualTo(true);
  }

  @Test
  void proxy_looksThrough_withoutTraps() {
    JsInspection inspection = js.inspection();
    try (JsValue proxy = object("new Proxy({a: 1}, {get() { throw 1 }})");
        JsValue target = (JsValue) inspection.proxyTarget(proxy);
        JsValue handler = (JsValue) inspection.proxyHandler(proxy)) {
      assertThat(target.get("a")).isEqualTo(1);
      assertThat(handler.isFunction()).isFalse();
    }
    try (JsValue revoked =
        object("(r => { r.revoke(); return r.proxy })(Proxy.revocable({}, {}))")) {
      assertThat(inspection.proxyTarget(revoked)).isEqualTo(JsNull.NULL);
      assertThat(inspection.proxyHandler(revoked)).isEqualTo(JsNull.NULL);
    }
  }

  @Test
  void inspector_asked_answers() {
    List<String> messages = new ArrayList<>();
    try (JsInspectorSession session = js.openInspector(messages::add)) {
      session.send(
          "{\"id\": 1, \"method\": \"Runtime.evaluate\", \"params\": {\"expression\": \"6 * 7\"}}");
    }
    assertThat(messages).anyMatch(message -> message.contains("\"value\":42"));
  }
}
