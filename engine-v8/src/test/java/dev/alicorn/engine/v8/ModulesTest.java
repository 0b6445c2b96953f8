package dev.alicorn.engine.v8;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.alicorn.engine.JsException;
import dev.alicorn.engine.JsInspection.PromiseState;
import dev.alicorn.engine.JsKind;
import dev.alicorn.engine.JsModule;
import dev.alicorn.engine.JsThrow;
import dev.alicorn.engine.JsValue;
import dev.alicorn.engine.ScriptSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ModulesTest extends V8Test {
  private final Map<String, JsModule> modules = new HashMap<>();
  private final List<String> asked = new ArrayList<>();

  @AfterEach
  void closeModules() {
    modules.values().forEach(JsModule::close);
  }

  private JsModule module(String url, String source) {
    JsModule module = js.modules().compile(new ScriptSource(url, source));
    modules.put(url, module);
    return module;
  }

  private JsModule resolve(String specifier, JsModule referrer) {
    asked.add(referrer.url() + ">" + specifier);
    return Objects.requireNonNull(modules.get(specifier), specifier);
  }

  private PromiseState run(JsModule module) {
    module.instantiate(this::resolve);
    try (JsValue promise = module.evaluate()) {
      return js.inspection().promiseState(promise);
    }
  }

  @Test
  void module_withImports_isLinkedAndRun() {
    JsModule main =
        module("main.js", "import {x} from 'dep'; import d from 'dep'; globalThis.r = x + d");
    module("dep", "export let x = 1; export default 41");
    assertThat(main.status()).isEqualTo(JsModule.Status.UNINSTANTIATED);
    assertThat(run(main)).isEqualTo(PromiseState.FULFILLED);
    assertThat(main.status()).isEqualTo(JsModule.Status.EVALUATED);
    assertThat(eval("r")).isEqualTo(42);
    assertThat(asked).containsExactly("main.js>dep");
  }

  @Test
  void modules_inCycle_seeEachOther() {
    JsModule a =
        module("a", "import {b} from 'b'; export let a = 'a'; export const both = () => a + b");
    module("b", "import {a} from 'a'; export let b = 'b'; export const late = () => a");
    assertThat(run(a)).isEqualTo(PromiseState.FULFILLED);
    try (JsValue namespace = a.namespace();
        JsValue both = (JsValue) Objects.requireNonNull(namespace.get("both"))) {
      assertThat(both.asFunction().call()).isEqualTo("ab");
      assertThat(namespace.kind()).isEqualTo(JsKind.MODULE_NAMESPACE);
    }
  }

  @Test
  void syntheticModule_imported_hasItsExports() {
    try (JsValue exports = object("{default: {answer: 42}, named: 'n'}")) {
      modules.put("syn", js.modules().synthetic("syn", exports));
    }
    JsModule main =
        module("main.js", "import d, {named} from 'syn'; globalThis.r = named + d.answer");
    assertThat(run(main)).isEqualTo(PromiseState.FULFILLED);
    assertThat(eval("r")).isEqualTo("n42");
  }

  @Test
  void module_topLevelAwait_settlesLater() {
    JsModule main = module("main.js", "globalThis.r = await new Promise(f => globalThis.go = f)");
    assertThat(run(main)).isEqualTo(PromiseState.PENDING);
    eval("go('went')");
    assertThat(eval("r")).isEqualTo("went");
    try (JsValue again = main.evaluate()) {
      assertThat(js.inspection().promiseState(again)).isEqualTo(PromiseState.FULFILLED);
    }
  }

  @Test
  void module_thatThrows_rejectsWithTheValue() {
    eval("var boom = {}");
    JsModule main = module("main.js", "import 'dep'");
    JsModule dep = module("dep", "throw boom");
    assertThat(run(main)).isEqualTo(PromiseState.REJECTED);
    assertThat(main.status()).isEqualTo(JsModule.Status.ERRORED);
    try (JsValue error = (JsValue) Objects.requireNonNull(main.error());
        JsValue depError = (JsValue) Objects.requireNonNull(dep.error());
        JsValue boom = object("boom")) {
      assertThat(error.isSameAs(boom)).isTrue();
      assertThat(depError.isSameAs(boom)).isTrue();
    }
  }

  @Test
  void module_evaluatedAsPartOfAnother_hasPromiseToo() {
    JsModule main = module("main.js", "import 'dep'");
    JsModule dep = module("dep", "await 1; globalThis.r = 1");
    run(main);
    try (JsValue promise = dep.evaluate()) {
      eval("0");
      assertThat(js.inspection().promiseState(promise)).isEqualTo(PromiseState.FULFILLED);
    }
  }

  @Test
  void compileError_hasPosition() {
    JsException exception =
        catchThrowableOfType(JsException.class, () -> module("bad.mjs", "export let a;\nlet a;"));
    assertThat(exception)
        .hasMessageContaining("SyntaxError: Identifier 'a' has already been declared");
    assertThat(exception.position().resourceName()).isEqualTo("bad.mjs");
    assertThat(exception.position().line()).isEqualTo(2);
  }

  @Test
  void missingExport_isSyntaxErrorAtTheImport() {
    JsModule main = module("main.js", "\nimport {nope} from 'dep'");
    module("dep", "export let a");
    JsException exception =
        catchThrowableOfType(JsException.class, () -> main.instantiate(this::resolve));
    assertThat(exception)
        .hasMessage(
            "SyntaxError: The requested module 'dep' does not provide an export named 'nope'");
    assertThat(exception.position().line()).isEqualTo(2);
  }

  @Test
  void resolver_thatThrowsJava_isPassedOn() {
    JsModule main = module("main.js", "import 'dep'");
    IllegalArgumentException failure = new IllegalArgumentException("no such module");
    assertThatThrownBy(
            () ->
                main.instantiate(
                    (specifier, referrer) -> {
                      throw failure;
                    }))
        .isSameAs(failure);
  }

  @Test
  void resolver_thatThrowsJsValue_isPassedOn() {
    JsModule main = module("main.js", "import 'dep'");
    eval("var problem = new Error('ERR_MODULE_NOT_FOUND')");
    JsException exception =
        catchThrowableOfType(
            JsException.class,
            () ->
                main.instantiate(
                    (specifier, referrer) -> {
                      throw new JsThrow(object("problem"));
                    }));
    try (JsValue problem = object("problem")) {
      assertThat(problem.isSameAs(exception.value())).isTrue();
    }
    exception.release();
  }

  @Test
  void resolver_thatCompilesBadSource_passesItsException() {
    JsModule main = module("main.js", "import 'dep'");
    JsException exception =
        catchThrowableOfType(
            JsException.class,
            () -> main.instantiate((specifier, referrer) -> module("dep", "let x = ;")));
    assertThat(exception.position().resourceName()).isEqualTo("dep");
    exception.release();
  }

  @Test
  void sameUrl_compiledTwice_areTwoModules() {
    JsModule first = js.modules().compile(new ScriptSource("same", "export let v = 1"));
    JsModule second = js.modules().compile(new ScriptSource("same", "export let v = 2"));
    first.instantiate(this::resolve);
    second.instantiate(this::resolve);
    first.evaluate().close();
    second.evaluate().close();
    try (JsValue one = first.namespace();
        JsValue two = second.namespace()) {
      assertThat(one.get("v")).isEqualTo(1);
      assertThat(two.get("v")).isEqualTo(2);
    }
    first.close();
    second.close();
  }

  @Test
  void module_fromCodeCache_runs() {
    ScriptSource source = new ScriptSource("cached", "globalThis.r = 5");
    byte[] cache;
    try (JsModule first = js.modules().compile(source)) {
      cache = Objects.requireNonNull(first.codeCache());
    }
    try (JsModule again = js.modules().compile(source, cache)) {
      run(again);
    }
    assertThat(eval("r")).isEqualTo(5);
  }

  @Test
  void namespace_beforeLinking_throws() {
    JsModule main = module("main.js", "export let a");
    assertThatThrownBy(main::namespace).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(main::evaluate).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void manyModules_ofOneContext_areToldApart() {
    StringBuilder imports = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      module("dep" + i, "import 'leaf'; export default " + i);
      imports.append("import d").append(i).append(" from 'dep").append(i).append("';");
    }
    module("leaf", "");
    JsModule main = module("main.js", imports + "globalThis.r = d0 + d299");
    assertThat(run(main)).isEqualTo(PromiseState.FULFILLED);
    assertThat(eval("r")).isEqualTo(299);
    assertThat(asked).contains("dep17>leaf", "dep299>leaf");
  }
}
